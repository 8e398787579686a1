import type { Pool } from 'undici';

export interface LoopRequest {
  /** POST unless told. */
  readonly method?: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  /** Throws when the answer is not the one wanted. */
  readonly check: (status: number, text: string) => void;
}

export interface LoopResult {
  readonly requests: number;
  readonly seconds: number;
  /** Milliseconds of each request. */
  readonly latencies: readonly number[];
}

/** Each connection asks the requests in turn, every so many as there are connections (the same one again where there are no more): the next time when the answer to its last one has been read, until the time is over. Nothing is left in flight. */
export const runClosedLoop = async (pool: Pool, requests: readonly LoopRequest[], connections: number, milliseconds: number): Promise<LoopResult> => {
  const latencies: number[] = [];
  const begun = performance.now();
  const until = begun + milliseconds;
  const loop = async (first: number): Promise<void> => {
    let next = first;
    for (let sent = performance.now(); sent < until; sent = performance.now()) {
      const { method = 'POST', path, headers, body, check } = toRequest(requests, next);
      next += connections;
      const answer = await pool.request({ method, path, headers, body });
      check(answer.statusCode, await answer.body.text());
      latencies.push(performance.now() - sent);
    }
  };
  await Promise.all(Array.from({ length: connections }, (_, index) => loop(index)));
  return { requests: latencies.length, seconds: (performance.now() - begun) / 1000, latencies };
};

const toRequest = (requests: readonly LoopRequest[], index: number): LoopRequest => {
  const request = requests[index % requests.length];
  if (request === undefined) throw new Error('there is nothing to ask');
  return request;
};
