const TIMEOUT_MS = 10_000;

/** Answers the status; 0: none came. */
export type PostWebhook = (path: string, body: unknown) => Promise<number>;

/** One POST of JSON to Busbar, as senders send it: no signature, no event name in a header, no second try. */
export const createPostWebhook = (busbarUrl: string | null, gone?: AbortSignal): PostWebhook => {
  if (busbarUrl === null) return async () => 0;
  return async (path, body) => {
    const timeout = AbortSignal.timeout(TIMEOUT_MS);
    const signal = gone === undefined ? timeout : AbortSignal.any([gone, timeout]);
    try {
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(new URL(path, busbarUrl), { method: 'POST', headers, body: JSON.stringify(body), signal });
      await answer.arrayBuffer();
      return answer.status;
    } catch {
      return 0;
    }
  };
};
