import { type Kysely, sql } from 'kysely';

/** One statement after the other: the embedded engine takes one at a time. */
export const run = async (db: Kysely<unknown>, statements: readonly string[]): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db);
};
