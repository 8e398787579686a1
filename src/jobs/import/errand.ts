import type { Scan } from '../../store/imports/scan.ts';
import type { Gone } from '../../store/imports/scan-gone.ts';
import type { Telling, Told, ToldKey } from '../../store/imports/told.ts';
import type { Outcome } from './import-progress.ts';

/** What is to be done about one record. */
export interface Step {
  readonly key: ToldKey;
  /** What it comes to, as far as can be said without asking anybody. */
  readonly expected: Outcome;
  /** Throws the `SourceError` for which Enneo could not be told. */
  readonly take: () => Promise<Outcome>;
}

export interface DueStep extends Step {
  readonly telling: Telling;
  /** Why it cannot be sent at all. */
  readonly problem: string | null;
}

/** A way of telling Enneo. */
export interface Errand {
  readonly entity: Told;
  /** Names how contents are made of records. */
  readonly mapping: string;
  /** The first run tells nothing: whatever is there counts as told. */
  readonly beginsSilently: boolean;
  /** What it removes is gone at Enneo: of much at once nothing is, until a person says so. */
  readonly isDestructive: boolean;
  /** A page of what is due. */
  readonly scan: (after: ToldKey | null, limit: number) => Promise<Scan<DueStep>>;
  readonly toRemoval: (gone: Gone) => Step;
}
