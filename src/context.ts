import type { ReadEvent } from './domain/events/event-reading.ts';
import type { Freshness } from './domain/freshness.ts';
import type { Principal } from './domain/principal.ts';
import type { SourceStatus } from './domain/source-status.ts';
import type { Changes } from './live/create-changes.ts';
import type { Loaders } from './loaders/loaders.ts';
import type { ReadContext } from './reader/read.ts';
import type { Sources } from './reader/sources.ts';
import type { Store } from './store/create-store.ts';
import type { WriteContext } from './usecases/writes/write-context.ts';

/** What a resolver may use: made anew for every request. */
export interface GraphContext {
  readonly principal: Principal;
  readonly loaders: Loaders;
  /** For what is not read by key: lists of a source. */
  readonly sources: Sources;
  readonly store: Store;
  /** What happens from now on, for subscriptions. */
  readonly changes: Changes;
  readonly now: () => number;
  /** Mail domains of the supplier itself: they never identify anybody. */
  readonly ownMailDomains: readonly string[];
  readonly call: ReadContext;
  /** For mutations. */
  readonly writing: WriteContext;
  /** For dead events that could not be read when they came. */
  readonly readEvent: ReadEvent;
  /** How old a record is that this request was served; null: not read through the reader. */
  readonly freshnessOf: (record: object) => Freshness | null;
  readonly sourceStatuses: () => readonly SourceStatus[];
}
