import { type Kysely, sql } from 'kysely';
import type { NewDelivery } from '../../domain/rules/delivery.ts';
import { toStorableJson } from '../storable.ts';
import type { Tables } from '../tables.ts';
import { toTime } from './delivery-row.ts';

/**
 * Marks events as looked at and writes down what rules want because of them, at once or not at all. Events another worker has, or had, are passed
 * over with all that was planned for them. Answers how many are now looked at.
 */
export const planDeliveries = async (db: Kysely<Tables>, eventIds: readonly string[], deliveries: readonly NewDelivery[], now: number): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    with free as materialized (
      select id from change_event where id = any(${eventIds}::bigint[]) and ruled_at is null order by id for update skip locked
    ),
    marked as (update change_event set ruled_at = now() from free where change_event.id = free.id returning change_event.id),
    planned as (
      insert into delivery (id, rule_id, event_id, event_type, subject, kind, target, content, state, created_at, next_at, finished_at, error)
      select wanted.id, "ruleId", "eventId", "eventType", subject, kind, target, content, case when error is null then 'waiting' else 'dead' end,
        ${toTime(now)}::timestamptz, ${toTime(now)}::timestamptz, case when error is null then null else ${toTime(now)}::timestamptz end, error
      from jsonb_to_recordset(${toStorableJson(deliveries)}::jsonb) as wanted(id uuid, "ruleId" text, "eventId" bigint, "eventType" text, subject text,
        kind text, target text, content jsonb, error text)
      join marked on marked.id = wanted."eventId"
      on conflict (rule_id, event_id) do nothing
    )
    select count(*)::integer as count from marked`.execute(db);
  return rows[0]?.count ?? 0;
};
