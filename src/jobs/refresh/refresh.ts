import type { CallContext } from '../../domain/call.ts';
import type { EntityRef } from '../../domain/events/entity-ref.ts';
import type { Claim } from '../../store/inbox/claim-refreshes.ts';

export type Wanted = Pick<Claim, 'id' | 'oldestEventAt'>;

/** How one kind of record is read again and put into the mirror. */
export interface Refresh {
  /** Records one run takes: what the wire answers in one call. */
  readonly batch: number;
  /** Answers why an id could not be read; those that are absent were. Throws when none could. */
  readonly run: (wanted: readonly Wanted[], call: CallContext) => Promise<ReadonlyMap<string, Error>>;
}

/** What is read of one source. */
export interface Lane {
  readonly source: string;
  /** Records that are read at once. */
  readonly slots: number;
  readonly refreshes: Partial<Readonly<Record<EntityRef['entity'], Refresh>>>;
}

export const ALL_READ: ReadonlyMap<string, Error> = new Map();
