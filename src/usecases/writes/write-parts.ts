import type { Reader } from '../../reader/create-reader.ts';
import type { ReadContext } from '../../reader/read.ts';
import type { Sources } from '../../reader/sources.ts';
import type { Store } from '../../store/create-store.ts';
import type { Turns } from './turns.ts';

export interface WriteSettings {
  /** Milliseconds after the end of a call within which its effect may still come; what is not to be seen then has not happened. */
  readonly settleMs: number;
  /** IANA name of the zone whose calendar says what "today" is at Enerflo. */
  readonly timeZone: string;
}

/** What writes need, whoever wants them. */
export interface WriteParts extends WriteSettings {
  readonly sources: Sources;
  readonly reader: Reader;
  readonly store: Store;
  readonly now: () => number;
  readonly newId: () => string;
  /** By owner and idempotency key. */
  readonly turns: Turns;
}

/** For a call of somebody. */
export interface WriteAccess extends WriteParts {
  /** Who wants it: idempotency keys are theirs alone. */
  readonly owner: string;
  /** Its deadline bounds the call; its signal never aborts: a write that has begun is carried to its end, whether or not anybody waits. */
  readonly call: ReadContext;
  /** Milliseconds since the epoch at which whoever wants it is answered with what is known by then. */
  readonly answerBy: number;
}
