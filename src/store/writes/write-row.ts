import { sql } from 'kysely';
import type { Write } from '../../domain/write.ts';

type Times = 'createdAt' | 'sentUntil' | 'settlesAt' | 'checkAt' | 'finishedAt';

export interface SelectedWrite extends Omit<Write, Times> {
  readonly createdAt: Date;
  readonly sentUntil: Date;
  readonly settlesAt: Date;
  readonly checkAt: Date | null;
  readonly finishedAt: Date | null;
}

export const COLUMNS =
  sql.raw(`id, owner, idempotency_key as "idempotencyKey", operation, lane, entity, entity_id as "entityId", input_hash as "inputHash", input,
  before, after, state, attempt, result_id as "resultId", user_errors as "userErrors", created_at as "createdAt", sent_until as "sentUntil",
  settles_at as "settlesAt", check_at as "checkAt", finished_at as "finishedAt"`);

/** `isOpen` of the domain. */
export const IS_OPEN = sql.raw(`(state = 'pending' or (state = 'unknown' and check_at is not null))`);

export const toWrite = (row: SelectedWrite): Write => ({
  ...row,
  createdAt: row.createdAt.getTime(),
  sentUntil: row.sentUntil.getTime(),
  settlesAt: row.settlesAt.getTime(),
  checkAt: row.checkAt?.getTime() ?? null,
  finishedAt: row.finishedAt?.getTime() ?? null,
});

export const toTime = (milliseconds: number | null): string | null => (milliseconds === null ? null : new Date(milliseconds).toISOString());
