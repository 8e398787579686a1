import { type Kysely, sql } from 'kysely';
import { toStorableJson } from '../storable.ts';
import type { Tables } from '../tables.ts';

/** As an event would name it, if there are events of that kind. */
export interface Kind {
  readonly source: string;
  readonly entity: string;
}

export interface Told extends Kind {
  readonly id: string;
}

/** Whether any event since then was about such a record: its source tells. Walks through the inbox. */
export const hasEventsOf = async (db: Kysely<Tables>, { source, entity }: Kind, since: number): Promise<boolean> => {
  const { rows } = await sql<{ has: boolean }>`
    select exists (
      select 1 from inbox where received_at > ${new Date(since).toISOString()}::timestamptz and refreshes @> ${JSON.stringify([{ source, entity }])}::jsonb
    ) as has`.execute(db);
  return rows[0]?.has ?? false;
};

/** Those of these records an event has told of that no reading has followed yet. */
export const readAwaited = async (db: Kysely<Tables>, refs: readonly Told[]): Promise<readonly Told[]> => {
  const { rows } = await sql<Told>`
    select source, entity, id from refresh join jsonb_to_recordset(${toStorableJson(refs)}::jsonb) as ref(source text, entity text, id text) using (source, entity, id)
    where due_at is not null`.execute(db);
  return rows;
};
