import { sql } from 'kysely';
import type { Delivery } from '../../domain/rules/delivery.ts';

type Times = 'createdAt' | 'nextAt' | 'finishedAt';

export interface SelectedDelivery extends Omit<Delivery, Times> {
  readonly createdAt: Date;
  readonly nextAt: Date;
  readonly finishedAt: Date | null;
}

export const COLUMNS = sql.raw(`delivery.id, rule_id as "ruleId", event_id::text as "eventId", event_type as "eventType", subject, kind, target, content, state,
  tries, round, claim, created_at as "createdAt", next_at as "nextAt", finished_at as "finishedAt", last_status as "lastStatus", error, write_id as "writeId"`);

export const toDelivery = (row: SelectedDelivery): Delivery => ({
  ...row,
  createdAt: row.createdAt.getTime(),
  nextAt: row.nextAt.getTime(),
  finishedAt: row.finishedAt?.getTime() ?? null,
});

export const toTime = (milliseconds: number): string => new Date(milliseconds).toISOString();
