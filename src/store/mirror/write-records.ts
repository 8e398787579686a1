import { type Kysely, sql } from 'kysely';
import { toStorableJson } from '../storable.ts';
import type { Tables } from '../tables.ts';
import { type AnnounceOptions, announce } from './announce.ts';
import { type Entity, MAPPINGS, type MirrorRecords } from './entities.ts';
import { type LockedRow, lockRows } from './lock-rows.ts';
import { type Fetched, keyOf, type Row, toRows } from './to-rows.ts';
import { NEVER_HAD } from './tombstones.ts';

/** A row that took the record; those that already held something newer are not reported. */
export interface Written {
  readonly id: string;
  readonly source: string;
  /** New, back from deletion, another version, or damaged. */
  readonly isChanged: boolean;
  /** It was no longer what had been written, although its source did not change: somebody changed it in the database. */
  readonly isDamaged: boolean;
  /** The mirror never had it. */
  readonly isNew: boolean;
}

/** A row as the database says it is after writing. */
interface Taken {
  readonly id: string;
  readonly source: string;
  readonly version: string;
  readonly isDamaged: boolean;
}

/**
 * Newer is never replaced by older, and a whole record never by a partial one: of that only the columns lists ask for are taken,
 * so that a list of tickets keeps their states right. A whole record that is older than a partial one replaces it where both say the same in the
 * columns; else something changed between. Inside a transaction, which tells what changed.
 */
export const writeRecords = async <E extends Entity>(
  db: Kysely<Tables>,
  entity: E,
  fetched: readonly Fetched<MirrorRecords[E]>[],
  options: AnnounceOptions = {},
): Promise<readonly Written[]> => {
  const rows = toRows(entity, fetched);
  const known = await lockRows(db, entity, rows);
  const added = await insertRows(db, entity, without(rows, known));
  // Another instance was quicker to add these.
  const late = await lockRows(db, entity, without(without(rows, known), added));
  const updated = await updateRows(db, entity, without(rows, added));

  const before = new Map([...known, ...late].map((row) => [keyOf(row), row]));
  const written = [...added, ...updated].map((row) => toWritten(row, before.get(keyOf(row))));
  if (options.announce !== false) await announce(db, entity, changedRows(rows, written, before));
  return written;
};

const without = <T extends { readonly id: string; readonly source: string }>(
  rows: readonly T[],
  others: readonly { readonly id: string; readonly source: string }[],
): readonly T[] => {
  const keys = new Set(others.map(keyOf));
  return rows.filter((row) => !keys.has(keyOf(row)));
};

const toWritten = ({ id, source, version, isDamaged }: Taken, before: LockedRow<unknown> | undefined): Written => ({
  id,
  source,
  isDamaged,
  isNew: before === undefined || before.version === NEVER_HAD,
  isChanged: before === undefined || before.isGone || before.version !== version || isDamaged,
});

/** What is mended says what it said: the record is its own past. */
const changedRows = <T>(rows: readonly Row<T>[], written: readonly Written[], locked: ReadonlyMap<string, LockedRow<T>>) => {
  const changed = new Map(written.filter(({ isChanged }) => isChanged).map((row) => [keyOf(row), row]));
  return rows.flatMap((row) => {
    const one = changed.get(keyOf(row));
    const before = one?.isDamaged ? row.record : (locked.get(keyOf(row))?.record ?? null);
    return one === undefined ? [] : [{ id: row.id, source: row.source, before, after: row.record, at: Date.parse(row.fetched_at) }];
  });
};

const COMMON = { id: 'text', source: 'text', record: 'jsonb', version: 'text', is_partial: 'boolean', fetched_at: 'timestamptz' } as const;

const columnsOf = (entity: Entity): readonly string[] => Object.keys(MAPPINGS[entity].columns);

const incoming = (entity: Entity, rows: readonly Row<object>[]) => {
  const types: Readonly<Record<string, string>> = MAPPINGS[entity].types ?? {};
  const definition = [...Object.entries(COMMON), ...columnsOf(entity).map((column) => [column, types[column] ?? 'text'])].map((pair) => pair.join(' '));
  return sql`jsonb_to_recordset(${toStorableJson(rows)}::jsonb) as incoming(${sql.raw(definition.join(', '))})`;
};

const insertRows = async (db: Kysely<Tables>, entity: Entity, rows: readonly Row<object>[]): Promise<readonly Taken[]> => {
  if (rows.length === 0) return [];
  const columns = sql.raw([...Object.keys(COMMON), ...columnsOf(entity)].join(', '));
  const added = await sql<Taken>`
    insert into ${sql.table(entity)} (${columns}) select ${columns} from ${incoming(entity, rows)}
    on conflict (id, source) do nothing returning id, source, version, false as "isDamaged"`.execute(db);
  return added.rows;
};

/** What is there already is only seen again: to write it once more would cost most of a sync. */
const updateRows = async (db: Kysely<Tables>, entity: Entity, rows: readonly Row<object>[]): Promise<readonly Taken[]> => {
  if (rows.length === 0) return [];
  const takes = (part: string, condition: string) => `${part} = case when ${condition} then incoming.${part} else known.${part} end`;
  const set = [
    ...columnsOf(entity).map((column) => takes(column, 'takes_columns')),
    ...['record', 'version', 'is_partial', 'fetched_at'].map((part) => takes(part, 'takes_record')),
    `listed_at = case when not takes_columns then greatest(known.fetched_at, known.listed_at) when not takes_record then incoming.fetched_at end`,
    'deleted_at = null',
  ];
  const table = sql.table(entity);
  const isNewer = sql.raw('known.id = incoming.id and known.source = incoming.source and known.fetched_at <= incoming.fetched_at');
  const updated = await sql<Taken>`
    with incoming as materialized (select * from ${incoming(entity, rows)}),
    before as materialized (select id, source, ${sql.raw(judgement(entity))} from ${table} as known join incoming using (id, source)),
    damaged as materialized (
      select id, source from ${table} as known join incoming using (id, source) join before using (id, source) where not is_same and takes_columns and ${sql.raw(damage(entity))}
    ),
    seen as (
      update ${table} as known set fetched_at = incoming.fetched_at from incoming join before using (id, source)
      where is_same and ${isNewer} returning known.id, known.source, known.version
    ),
    updated as (
      update ${table} as known set ${sql.raw(set.join(', '))} from incoming join before using (id, source)
      where not is_same and (takes_record or takes_columns) and known.id = incoming.id and known.source = incoming.source
      returning known.id, known.source, known.version
    )
    select id, source, version, exists (select 1 from damaged where damaged.id = taken.id and damaged.source = taken.source) as "isDamaged"
    from (select * from seen union all select * from updated) as taken`.execute(db);
  return updated.rows;
};

/** What to take of a row that comes, as seen before anything is written. */
const judgement = (entity: Entity): string => {
  const isLater = 'known.fetched_at <= incoming.fetched_at';
  const [known, brought] = ['known', 'incoming'].map(
    (table) =>
      `(${columnsOf(entity)
        .map((column) => `${table}.${column}`)
        .join(', ')})`,
  );
  return `${sameness(entity)} as is_same,
    greatest(known.fetched_at, known.listed_at) <= incoming.fetched_at as takes_columns,
    case when known.deleted_at is not null then ${isLater}
      when incoming.is_partial then known.is_partial and ${isLater}
      else ${isLater} or (known.is_partial and ${known} is not distinct from ${brought}) end as takes_record`;
};

const rowOf = (table: string, entity: Entity, record: string): string =>
  `(${[`${table}.${record}`, ...columnsOf(entity).map((column) => `${table}.${column}`)].join(', ')})`;

const sameness = (entity: Entity): string =>
  `known.version = incoming.version and known.deleted_at is null and ${rowOf('known', entity, 'record')} is not distinct from ${rowOf('incoming', entity, 'record')}`;

/** The same version by its hash, and yet not the same. */
const damage = (entity: Entity): string => {
  const [known, brought] = ['known', 'incoming'].map((table) => rowOf(table, entity, "record - 'raw'"));
  return `known.version = incoming.version and ${known} is distinct from ${brought}`;
};
