import type { Row } from '../wire/pinned.ts';
import type { EventVersion } from './event-name.ts';

const TIMEOUT_MS = 10_000;

export type Delivery = number | 'failed';
export type PostEvent = (version: EventVersion, secret: string, body: Row) => Promise<Delivery>;

/** One POST as Enerflo sends it: JSON, no signature, no event name in a header, no second try (enerflo.md §9). Without an address of Busbar nothing arrives. */
export const createPostEvent = (busbarUrl: string | null, gone: AbortSignal): PostEvent => {
  if (busbarUrl === null) return async () => 'failed';
  return async (version, secret, body) => {
    const url = new URL(`/webhooks/enerflo/${version}/${encodeURIComponent(secret)}`, busbarUrl);
    const signal = AbortSignal.any([gone, AbortSignal.timeout(TIMEOUT_MS)]);
    try {
      const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body), signal });
      await answer.arrayBuffer();
      return answer.status;
    } catch {
      return 'failed';
    }
  };
};
