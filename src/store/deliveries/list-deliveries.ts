import { type Kysely, sql } from 'kysely';
import type { Delivery, DeliveryState } from '../../domain/rules/delivery.ts';
import type { Tables } from '../tables.ts';
import { COLUMNS, type SelectedDelivery, toDelivery } from './delivery-row.ts';

export interface DeliveryQuery {
  /** null: all. */
  readonly state: DeliveryState | null;
  /** The last of the page before; null: the first page. */
  readonly after: Pick<Delivery, 'id' | 'createdAt'> | null;
  readonly limit: number;
}

const isIn = (state: DeliveryState | null) => (state === null ? sql`true` : sql`state = ${state}`);

/** Newest first. */
export const listDeliveries = async (db: Kysely<Tables>, { state, after, limit }: DeliveryQuery): Promise<readonly Delivery[]> => {
  const at = after === null ? null : new Date(after.createdAt).toISOString();
  const { rows } = await sql<SelectedDelivery>`
    select ${COLUMNS} from delivery
    where ${isIn(state)} and (${at}::timestamptz is null or created_at < ${at}::timestamptz or (created_at = ${at}::timestamptz and id > ${after?.id ?? null}::uuid))
    order by created_at desc, id limit ${limit}`.execute(db);
  return rows.map(toDelivery);
};

export const countDeliveries = async (db: Kysely<Tables>, state: DeliveryState | null): Promise<number> => {
  const { rows } = await sql<{ count: number }>`select count(*)::integer as count from delivery where ${isIn(state)}`.execute(db);
  return rows[0]?.count ?? 0;
};

/** `ids` are UUIDs. */
export const readDeliveries = async (db: Kysely<Tables>, ids: readonly string[]): Promise<readonly Delivery[]> => {
  const { rows } = await sql<SelectedDelivery>`select ${COLUMNS} from delivery where id = any(${ids}::uuid[])`.execute(db);
  return rows.map(toDelivery);
};
