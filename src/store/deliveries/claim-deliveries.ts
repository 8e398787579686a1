import { type Kysely, sql } from 'kysely';
import type { Delivery, DeliveryOutcome } from '../../domain/rules/delivery.ts';
import type { Tables } from '../tables.ts';
import { COLUMNS, type SelectedDelivery, toDelivery, toTime } from './delivery-row.ts';

export interface DeliveryClaim {
  readonly now: number;
  /** When others may have them if nothing was heard of them. */
  readonly until: number;
  readonly limit: number;
}

/** Takes what is due, that due longest first; what another worker is taking is passed over. */
export const claimDeliveries = async (db: Kysely<Tables>, { now, until, limit }: DeliveryClaim): Promise<readonly Delivery[]> => {
  const { rows } = await sql<SelectedDelivery>`
    with due as materialized (
      select id from delivery
      where state = 'waiting' and next_at <= ${toTime(now)}::timestamptz and (claimed_until is null or claimed_until <= ${toTime(now)}::timestamptz)
      order by next_at limit ${limit} for update skip locked
    )
    update delivery set claim = claim + 1, claimed_until = ${toTime(until)}::timestamptz from due where delivery.id = due.id returning ${COLUMNS}`.execute(db);
  return rows.map(toDelivery);
};

/** Writes down what became of a try, unless it was taken away meanwhile. */
export const finishDelivery = async (db: Kysely<Tables>, { id, claim }: Delivery, outcome: DeliveryOutcome, now: number): Promise<void> => {
  const { state, nextAt, status, error, writeId } = outcome;
  await sql`
    update delivery set state = ${state}, tries = tries + 1, next_at = ${toTime(nextAt)}::timestamptz, claimed_until = null, last_status = ${status}::integer,
      error = ${error}, write_id = coalesce(${writeId}::uuid, write_id), finished_at = ${state === 'waiting' ? null : toTime(now)}::timestamptz
    where id = ${id}::uuid and claim = ${claim} and state = 'waiting'`.execute(db);
};
