import type { RecordId } from '../../store/mirror/delete-records.ts';
import type { Entity } from '../../store/mirror/entities.ts';
import type { Ask } from './ask.ts';
import type { Outcome } from './outcome.ts';

/** The run a page is copied in. */
export interface Run {
  readonly ask: Ask;
  /** Milliseconds since the epoch; a run that goes on after a break keeps its first start. */
  readonly startedAt: number;
  /** Records are read again even where the list shows no difference. */
  readonly isWhole: boolean;
  /** Nothing was complete before: what comes is new to the mirror, not to the world. */
  readonly isFirst: boolean;
}

/** A first fill tells nobody anything. */
export const announcing = ({ isFirst }: Run): { readonly announce: boolean } => ({ announce: !isFirst });

/** A page that was read. */
export interface FeedPage {
  readonly size: number;
  /** Where to go on; null at the end. */
  readonly next: string | null;
  /** Records in the whole list, where the list says. */
  readonly total: number | null;
  /** Puts it into the mirror; what is there and newer stays. May be repeated. */
  readonly write: (run: Run) => Promise<Outcome>;
}

/** One entity of one source, to be copied page by page. */
export interface Feed {
  /** As the mirror calls it: the ERP's name, `enneo`, `enerflo`. */
  readonly source: string;
  readonly entity: Entity | 'link';
  /** Pages read at once; more than one only where cursors are offsets. */
  readonly ahead: number;
  /** null: the first page. */
  readonly readPage: (cursor: string | null, run: Run) => Promise<FeedPage>;
  /** About how many records there are, where pages do not say and it can be found out. */
  readonly estimate: ((run: Run) => Promise<number>) | null;
  /** null: the source cannot be asked, or deletes nothing. */
  readonly unseen: Unseen | null;
}

export interface Unseen {
  readonly entity: Entity;
  /** Asks for each of these by its id, since no page had it: rows move while a list is read by offset, so that alone proves nothing. What is there is written. */
  readonly look: (ids: readonly string[], run: Run) => Promise<Looked>;
  /** Marks deleted what was not there at `at`. Answers those that were marked now. */
  readonly remove: (ids: readonly string[], at: number, run: Run) => Promise<readonly RecordId[]>;
}

export interface Looked {
  readonly outcome: Outcome;
  readonly missing: readonly string[];
  /** When it was asked, in milliseconds since the epoch. */
  readonly at: number;
}
