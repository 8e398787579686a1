import { LRUCache } from 'lru-cache';
import type { Store } from '../store/create-store.ts';
import type { RecordId } from '../store/mirror/delete-records.ts';
import type { Entity, MirrorRecords } from '../store/mirror/entities.ts';
import type { Owners } from '../store/mirror/read-records.ts';
import type { Fetched } from '../store/mirror/to-rows.ts';
import type { Kept } from './create-read.ts';
import { createLatelyWritten } from './lately-written.ts';
import { createWriteBehind } from './write-behind.ts';

export interface MirrorPlace {
  readonly store: Store;
  /** Told of what the mirror could not do. */
  readonly onError: (error: unknown) => void;
}

/** What keeps the reader's view of one kind of record right. */
export interface MirrorUpkeep {
  readonly entity: Entity;
  /** Resolves when all that was kept is written. */
  readonly flush: () => Promise<void>;
  /** Somebody wrote these at `at`: what was read since then is written, although it may have been the same before. */
  readonly doubt: (ids: readonly string[], at: number) => void;
  readonly doubtAll: () => void;
}

/** The reader's view of one kind of record in the mirror: never throws, and writes behind the answer. */
export interface MirrorOf<T> extends MirrorUpkeep {
  readonly read: (ids: readonly string[]) => Promise<ReadonlyMap<string, Kept<T>>>;
  /** By id; `unknown` are ids that the source says it has not. */
  readonly keep: (kept: ReadonlyMap<string, Kept<T>>, unknown: readonly string[], at: number) => void;
}

export interface MirrorWrites<T> {
  readonly write: (rows: readonly Fetched<T>[]) => Promise<unknown>;
  readonly remove: (gone: readonly RecordId[], at: number) => Promise<unknown>;
}

const REMEMBERED = 20_000;

/** Its milestones are young with it, in rows of their own. */
const WITH_PARTS: Entity = 'install';

/** `source`: the ERP's name, `enneo` or `enerflo`. */
export const createMirrorOf = <E extends Entity>(
  entity: E,
  source: string,
  { store, onError }: MirrorPlace,
  { write, remove }: MirrorWrites<MirrorRecords[E]>,
): MirrorOf<MirrorRecords[E]> => {
  const lately = createLatelyWritten<MirrorRecords[E]>();
  const forgetUnwritten = (rows: readonly Fetched<MirrorRecords[E]>[]): void =>
    void lately.forget(
      rows.map(({ record }) => record.id),
      Number.POSITIVE_INFINITY,
    );
  /** Ids of what this process wrote before: most of it comes again unchanged. */
  const given = new LRUCache<string, true>({ max: REMEMBERED });
  const writeChanged = async (rows: readonly Fetched<MirrorRecords[E]>[]): Promise<void> => {
    const again = rows.filter(({ record }) => entity !== WITH_PARTS && given.has(record.id));
    const changed = new Set(await store.mirror.touch(entity, again));
    const isAgain = new Set(again);
    const wanted = rows.filter((row) => changed.has(row) || !isAgain.has(row));
    if (wanted.length > 0) await write(wanted);
    for (const { record } of wanted) given.set(record.id, true);
  };
  const writeAll = (rows: readonly Fetched<MirrorRecords[E]>[]): Promise<unknown> =>
    writeChanged(rows).catch((error: unknown) => {
      forgetUnwritten(rows);
      throw error;
    });
  const queue = createWriteBehind(writeAll, onError);
  const add = ({ record, fetchedAt }: Kept<MirrorRecords[E]>): void => queue.add(record.id, { record, fetchedAt });
  return {
    entity,
    read: async (ids) => {
      const rows = await store.mirror.read(entity, ids).catch(() => []);
      const ours = rows.filter((row) => row.source === source && row.deletedAt === null);
      return new Map(ours.map(({ id, record, fetchedAt }) => [id, { record, fetchedAt }]));
    },
    keep: (kept, unknown, at) => {
      for (const [id, one] of kept) if (!lately.has(id, one)) add(one);
      lately.forget(unknown, Number.POSITIVE_INFINITY);
      const gone = unknown.map((id) => ({ id, source }));
      if (gone.length > 0) remove(gone, at).catch(onError);
    },
    flush: queue.flush,
    doubt: (ids, at) => lately.forget(ids, at).forEach(add),
    doubtAll: () => lately.forgetAll().forEach(add),
  };
};

/** Rows of all lists together, at most. */
const MAX_ROWS = 10_000;

/** Lists by owner, each as old as its oldest row; an owner without rows is absent. Never throws. */
export const readMirrorLists = async <E extends keyof Owners & Entity>(
  { store }: MirrorPlace,
  entity: E,
  owner: Owners[E],
  ownerOf: (record: MirrorRecords[E]) => string | null,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Kept<readonly MirrorRecords[E][]>>> => {
  const rows = await store.mirror.readOf(entity, owner, ids, MAX_ROWS).catch(() => []);
  const lists = Map.groupBy(rows, ({ record }) => ownerOf(record));
  return new Map(
    [...lists].flatMap(([id, list]) =>
      id === null ? [] : [[id, { record: list.map(({ record }) => record), fetchedAt: Math.min(...list.map(({ fetchedAt }) => fetchedAt)) }]],
    ),
  );
};
