import type { Json, JsonObject } from './json.ts';
import type { UserError } from './user-error.ts';

/**
 * pending: its call may be under way. done: it happened. rejected: the source refused it, nothing happened. failed: it was not to be seen once it
 * should have been; safe to repeat. unknown: the call left and nobody knows what became of it.
 */
export const WRITE_STATES = ['pending', 'done', 'rejected', 'failed', 'unknown'] as const;
export type WriteState = (typeof WRITE_STATES)[number];

/** One change of a source that a caller wanted. Times are milliseconds since the epoch. */
export interface Write {
  readonly id: string;
  /** Who wanted it. */
  readonly owner: string;
  readonly idempotencyKey: string | null;
  /** `addInstallNote` */
  readonly operation: string;
  /** Writes of one lane are sent one after the other. */
  readonly lane: string;
  readonly entity: string;
  readonly entityId: string;
  /** Of what the caller gave. */
  readonly inputHash: string;
  /** What is sent. */
  readonly input: Json;
  /** What there was of `after` before; null: no such thing. */
  readonly before: JsonObject | null;
  /** What is to be seen at the source when it happened. */
  readonly after: JsonObject;
  readonly state: WriteState;
  /** Counts tries of a write that failed. */
  readonly attempt: number;
  /** The id of what was written; null: not known (yet). */
  readonly resultId: string | null;
  readonly userErrors: readonly UserError[];
  readonly createdAt: number;
  /** The call is not under way any more after this. */
  readonly sentUntil: number;
  /** An effect that is not to be seen after this will never come. */
  readonly settlesAt: number;
  /** When to look at the source next; null: nothing more to find out. */
  readonly checkAt: number | null;
  readonly finishedAt: number | null;
}

/** Its outcome may still be found out. */
export const isOpen = ({ state, checkAt }: Write): boolean => state === 'pending' || (state === 'unknown' && checkAt !== null);
