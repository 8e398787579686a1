import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.ts';

/** From when on events count for each rule, in milliseconds since the epoch by the database's clock: since the rule is there. Others are forgotten. */
export const activateRules = (db: Kysely<Tables>, ruleIds: readonly string[]): Promise<ReadonlyMap<string, number>> =>
  db.transaction().execute(async (transaction) => {
    await sql`delete from rule_since where rule_id <> all(${ruleIds}::text[])`.execute(transaction);
    await sql`insert into rule_since (rule_id) select unnest(${ruleIds}::text[]) on conflict do nothing`.execute(transaction);
    const { rows } = await sql<{ id: string; since: number }>`
      select rule_id as id, (extract(epoch from since) * 1000)::float8 as since from rule_since where rule_id = any(${ruleIds}::text[])`.execute(transaction);
    return new Map(rows.map(({ id, since }) => [id, since]));
  });
