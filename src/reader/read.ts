import type { CallContext } from '../domain/call.ts';
import type { Source } from '../domain/source.ts';

/** Where a record came from. CACHED: young enough, no call. STALE: of any age, because the source did not answer or must not be asked. */
export type ReadState = 'LIVE' | 'CACHED' | 'STALE';

/** A record and how old it is. */
export interface Read<T> {
  readonly record: T;
  /** When the read began that brought it, in milliseconds since the epoch. */
  readonly fetchedAt: number;
  readonly state: ReadState;
}

/** What the client's `Cache-Control` asks for. */
export interface ReadPolicy {
  /** Milliseconds an answer may be old; null: what is usual for its source. 0 reads live. */
  readonly maxAgeMs: number | null;
  /** Never calls a source: what is there, however old. */
  readonly onlyIfCached: boolean;
}

export interface ReadContext extends CallContext {
  /** Whose reads these are: only reads of one credential share calls in flight. */
  readonly credential: string;
  readonly policy: ReadPolicy;
  /** Told once per record served. */
  readonly served: (source: Source, read: Read<unknown>) => void;
}

/** A key that is absent is unknown at the source; an Error says that nobody could tell. */
export type Reads<T> = ReadonlyMap<string, Read<T> | Error>;
