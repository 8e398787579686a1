/** What copying an entity did to the mirror. */
export interface SyncTally {
  /** Records the source showed. */
  readonly seen: number;
  readonly added: number;
  readonly changed: number;
  /** Marked deleted: the source no longer has them. */
  readonly gone: number;
  /** Not there at the source, but so many at once that nothing was marked deleted: at least so many. */
  readonly kept: number;
  /** Of the changed: their source had not changed, somebody had altered them in the database. */
  readonly damaged: number;
  /** Of the new, the changed and the gone: no event had told of them although the source sends events, and they were not damaged. */
  readonly repaired: number;
  readonly ms: number;
}

export const NOTHING: SyncTally = { seen: 0, added: 0, changed: 0, gone: 0, kept: 0, damaged: 0, repaired: 0, ms: 0 };

export const sumTallies = (one: SyncTally, other: SyncTally): SyncTally => ({
  seen: one.seen + other.seen,
  added: one.added + other.added,
  changed: one.changed + other.changed,
  gone: one.gone + other.gone,
  kept: one.kept + other.kept,
  damaged: one.damaged + other.damaged,
  repaired: one.repaired + other.repaired,
  ms: one.ms + other.ms,
});

/** The counts are those of the whole run, those made before a break too. */
export interface SyncedEntity extends SyncTally {
  /** As the mirror calls it: the ERP's name, `enneo`, `enerflo`. */
  readonly source: string;
  readonly entity: string;
  readonly state: 'done' | 'stopped' | 'failed';
  /** Why it failed: nothing of the source's text. */
  readonly error: string | null;
}

/** Links between customers of the ERP and of Enerflo, as a sync left them. */
export interface LinkCounts {
  readonly found: number;
  readonly confirmed: number;
  readonly candidates: number;
}

/** What a sync did. Times are milliseconds since the epoch. */
export interface SyncReport {
  readonly startedAt: number;
  readonly endedAt: number;
  readonly entities: readonly SyncedEntity[];
  readonly links: LinkCounts;
}
