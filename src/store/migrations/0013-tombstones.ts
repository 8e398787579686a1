import type { Kysely } from 'kysely';
import { run } from './run.ts';

/**
 * A row with an empty version is a tombstone: its source did not have the record at `fetched_at`, and the mirror never did. `listed_at`: the columns
 * are from a partial row that was read then, later than the whole record.
 */
const TABLES = ['contract', 'customer', 'install', 'milestone', 'note', 'ticket', 'project', '"changeOrder"', 'lead'] as const;
const SORTED = { contract: ['start_date', 'end_date', 'postcode'], customer: ['name', 'postcode'] } as const;

const STATEMENTS = [
  ...TABLES.map(
    (table) => `alter table ${table} add column listed_at timestamptz,
      alter column record set default '{}', alter column version set default '', alter column is_partial set default false`,
  ),
  ...Object.entries(SORTED).flatMap(([table, columns]) => columns.map((column) => `alter table ${table} alter column ${column} set default ''`)),
  ...TABLES.map((table) => `create index on ${table} (fetched_at) where version = ''`),
];

export const up = (db: Kysely<unknown>): Promise<void> => run(db, STATEMENTS);
