/** Where attacks go, and with what key. */
export interface Target {
  /** Of Busbar, without a path. */
  readonly url: string;
  readonly key: string;
}

/**
 * What one launch came to, in words that stay the same: `400 QUERY_TOO_LARGE` for HTTP, `4400 Invalid message received` for a closed WebSocket,
 * `error QUERY_TOO_LARGE` for an operation of one, `stream BAD_REQUEST` for an event stream, which by its protocol is 200.
 */
export type Outcome = string;

export interface Attack {
  readonly name: string;
  /** How much of it: small, medium, large. */
  readonly sizes: readonly [number, number, number];
  /** Every launch ends in one of these. */
  readonly ends: readonly Outcome[];
  /** Makes what is sent; `salt` differs each time, so that nothing is known already. Answers how to launch it: one outcome for each request. */
  readonly make: (size: number, salt: string) => (target: Target) => Promise<readonly Outcome[]>;
  /** It waits for a timeout of the server: only the whole corpus runs it. */
  readonly isSlow?: true;
}

export const times = (count: number, part: (index: number) => string, between = ' '): string =>
  Array.from({ length: count }, (_, index) => part(index)).join(between);
