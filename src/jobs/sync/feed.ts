import type { Entity } from '../../store/mirror/entities.ts';
import type { Ask } from './ask.ts';
import type { Tally } from './tally.ts';

/** The run a page is copied in. */
export interface Run {
  readonly ask: Ask;
  /** Milliseconds since the epoch; a run that goes on after a break keeps its first start. */
  readonly startedAt: number;
  /** When the last complete run began; null: whatever was known before is read again. */
  readonly lastRunAt: number | null;
}

/** A first fill tells nobody anything. */
export const announcing = ({ lastRunAt }: Run): { readonly announce: boolean } => ({ announce: lastRunAt !== null });

/** A page that was read. */
export interface FeedPage {
  readonly size: number;
  /** Where to go on; null at the end. */
  readonly next: string | null;
  /** Records in the whole list, where the list says. */
  readonly total: number | null;
  /** Puts it into the mirror; what is there and newer stays. May be repeated. */
  readonly write: (run: Run) => Promise<Tally>;
}

/** One entity of one source, to be copied page by page. */
export interface Feed {
  /** As the mirror calls it: the ERP's name, `enneo`, `enerflo`. */
  readonly source: string;
  readonly entity: Entity;
  /** Pages read at once; more than one only where cursors are offsets. */
  readonly ahead: number;
  /** null: the first page. */
  readonly readPage: (cursor: string | null, run: Run) => Promise<FeedPage>;
  /** About how many records there are, where pages do not say and it can be found out. */
  readonly estimate: ((run: Run) => Promise<number>) | null;
  /**
   * Asks for each of these by its id, since no page had it: rows move while a list is read by offset, so that alone proves nothing.
   * What is there is written, what is not is marked deleted. null: the source cannot be asked, or deletes nothing.
   */
  readonly settle: ((ids: readonly string[], run: Run) => Promise<Tally>) | null;
}
