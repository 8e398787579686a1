import { type Kysely, sql } from 'kysely';
import type { EntityRef } from '../../domain/events/entity-ref.ts';
import { toStorableJson } from '../storable.ts';
import type { Tables } from '../tables.ts';
import type { WholeEvent } from './list-events.ts';
import { clip, distinct } from './to-inbox-row.ts';

export type UnusableEvent = Pick<WholeEvent, 'id' | 'sender' | 'headers' | 'body'>;

/** Those of these events that are dead because nobody could tell what they are about. */
export const readUnusable = async (db: Kysely<Tables>, ids: readonly string[]): Promise<readonly UnusableEvent[]> => {
  const { rows } = await sql<UnusableEvent>`
    select id::text as id, sender, headers, body from inbox where id = any(${ids}::bigint[]) and state = 'dead' and refreshes = '[]' order by id`.execute(db);
  return rows;
};

export interface Understood {
  readonly name: string | null;
  readonly key: string | null;
  readonly refreshes: readonly EntityRef[];
}

/** Notes what an event is about, now that it can be told; it stays dead until it is redriven. */
export const understandEvent = async (db: Kysely<Tables>, id: string, { name, key, refreshes }: Understood): Promise<void> => {
  await sql`
    update inbox set name = ${clip(name)}, event_key = ${clip(key)}, refreshes = ${toStorableJson(distinct(refreshes))}::jsonb
    where id = ${id}::bigint and state = 'dead' and refreshes = '[]'`.execute(db);
};
