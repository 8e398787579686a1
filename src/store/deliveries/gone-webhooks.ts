import { hash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.ts';
import { toTime } from './delivery-row.ts';

/** Where a webhook goes; with another address it is another receiver. */
export interface Receiver {
  /** The webhook's name in the rules file. */
  readonly target: string;
  readonly url: string;
}

/** An address may hold a secret. */
const toAddress = ({ url }: Receiver): string => hash('sha256', url, 'base64url');

export const noteGone = async (db: Kysely<Tables>, receiver: Receiver, now: number): Promise<void> => {
  await sql`
    insert into webhook_gone (target, address, at) values (${receiver.target}, ${toAddress(receiver)}, ${toTime(now)}::timestamptz)
    on conflict do nothing`.execute(db);
};

/** Whether it answered 410 and nothing for it was redriven since. */
export const isGone = async (db: Kysely<Tables>, receiver: Receiver): Promise<boolean> => {
  const { rows } = await sql`select 1 from webhook_gone where target = ${receiver.target} and address = ${toAddress(receiver)}`.execute(db);
  return rows.length > 0;
};
