import type { Source } from './source.ts';

/** How old a record is. */
export interface Freshness {
  /** ISO 8601 UTC: when its source was read. */
  readonly asOf: string;
  /** Older than wanted, because its source did not answer or was not to be asked. */
  readonly stale: boolean;
  readonly source: Source;
}
