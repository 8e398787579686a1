import { type Kysely, sql } from 'kysely';
import { toStorableJson } from '../storable.ts';
import type { Tables } from '../tables.ts';
import { type Entity, MAPPINGS, type MirrorRecords } from './entities.ts';
import { versionOf } from './version-of.ts';

/** A record and when the read began that brought it, in milliseconds since the epoch. */
export interface Fetched<T> {
  readonly record: T;
  readonly fetchedAt: number;
}

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

interface Row {
  readonly id: string;
  readonly source: string;
  readonly fetched_at: string;
  readonly [column: string]: unknown;
}

/**
 * One statement for all. Newer is never replaced by older, and a whole record never by a partial one:
 * of that only the columns lists ask for are taken, so that a list of tickets keeps their states right.
 */
export const writeRecords = async <E extends Entity>(
  db: Kysely<Tables>,
  entity: E,
  fetched: readonly Fetched<MirrorRecords[E]>[],
): Promise<readonly Written[]> => {
  if (fetched.length === 0) return [];
  const { rows } = await sql<Written>`
    with incoming as (select * from jsonb_to_recordset(${toStorableJson(toRows(entity, fetched))}::jsonb) as row(${sql.raw(definition(entity))})),
    before as (
      select known.id, known.source, known.version, known.deleted_at, ${sql.raw(damage(entity))} as is_damaged
      from ${sql.table(entity)} as known join incoming using (id, source)
    ),
    written as (${upsert(entity)})
    select written.id, written.source, before.id is null as "isNew", coalesce(is_damaged, false) as "isDamaged",
      before.version is distinct from written.version or before.deleted_at is not null or is_damaged as "isChanged"
    from written left join before using (id, source)`.execute(db);
  return rows;
};

const COMMON = { id: 'text', source: 'text', record: 'jsonb', version: 'text', is_partial: 'boolean', fetched_at: 'timestamptz' } as const;

const columnsOf = (entity: Entity): readonly string[] => Object.keys(MAPPINGS[entity].columns);

const definition = (entity: Entity): string => {
  const types: Readonly<Record<string, string>> = MAPPINGS[entity].types ?? {};
  return [...Object.entries(COMMON), ...columnsOf(entity).map((column) => [column, types[column] ?? 'text'])].map((pair) => pair.join(' ')).join(', ');
};

/** The same version by its hash, and yet not the same. */
const damage = (entity: Entity): string => {
  const rowOf = (table: string): string => `(${table}.record - 'raw', ${columnsOf(entity).map((column) => `${table}.${column}`)})`;
  return `known.version = incoming.version and ${rowOf('known')} is distinct from ${rowOf('incoming')}`;
};

const upsert = (entity: Entity) => {
  const all = [...Object.keys(COMMON), ...columnsOf(entity)].join(', ');
  const keepsWhole = `excluded.is_partial and not ${entity}.is_partial and ${entity}.deleted_at is null`;
  const set = [
    ...columnsOf(entity).map((column) => `${column} = excluded.${column}`),
    ...['record', 'version', 'is_partial', 'fetched_at'].map(
      (column) => `${column} = case when ${keepsWhole} then ${entity}.${column} else excluded.${column} end`,
    ),
    'deleted_at = null',
  ].join(', ');
  return sql.raw(`
    insert into ${entity} (${all}) select ${all} from incoming
    on conflict (id, source) do update set ${set} where ${entity}.fetched_at <= excluded.fetched_at
    returning id, source, version`);
};

const toRow = <E extends Entity>(entity: E, { record, fetchedAt }: Fetched<MirrorRecords[E]>): Row => {
  const { sourceOf, isPartial, columns } = MAPPINGS[entity];
  return {
    ...Object.fromEntries(Object.entries(columns).map(([column, read]) => [column, read(record)])),
    id: record.id,
    source: sourceOf(record),
    record,
    version: versionOf(record),
    is_partial: isPartial(record),
    fetched_at: new Date(fetchedAt).toISOString(),
  };
};

/** One row an id, the newest, and always in one order: two instances writing the same records must not wait for each other in a circle. */
const toRows = <E extends Entity>(entity: E, fetched: readonly Fetched<MirrorRecords[E]>[]): readonly Row[] => {
  const newest = new Map<string, Row>();
  for (const row of fetched.map((one) => toRow(entity, one))) {
    const key = JSON.stringify([row.id, row.source]);
    const known = newest.get(key);
    if (known === undefined || known.fetched_at <= row.fetched_at) newest.set(key, row);
  }
  return [...newest].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row);
};
