import { type Kysely, sql } from 'kysely';
import type { JsonObject } from '../../domain/json.ts';
import type { Write } from '../../domain/write.ts';
import { storableText, toStorableJson } from '../storable.ts';
import type { Tables } from '../tables.ts';
import { auditWrite } from './audit-write.ts';
import { COLUMNS, IS_OPEN, type SelectedWrite, toTime, toWrite } from './write-row.ts';

/** A write that is about to be sent. `done`: what it wants is so already, and nothing will be sent. */
export interface Intent {
  readonly id: string;
  readonly owner: string;
  readonly idempotencyKey: string | null;
  readonly operation: string;
  readonly lane: string;
  readonly entity: string;
  readonly entityId: string;
  readonly inputHash: string;
  readonly input: object;
  readonly before: JsonObject | null;
  readonly after: JsonObject;
  readonly state: 'pending' | 'done';
  readonly resultId: string | null;
  readonly createdAt: number;
  readonly sentUntil: number;
  readonly settlesAt: number;
}

/**
 * Commits the intent, so that a crash afterwards leaves a trace. A failed write of the same key and input begins anew under its old id.
 * null: another write of the lane is open, or of the key; nothing was changed, and nothing may be sent.
 */
export const beginWrite = (db: Kysely<Tables>, intent: Intent): Promise<Write | null> =>
  db.transaction().execute(async (transaction) => {
    const { id, owner, idempotencyKey, operation, entity, entityId, inputHash, input, before, after, state, resultId } = intent;
    const lane = storableText(intent.lane);
    const [createdAt, sentUntil, settlesAt] = [toTime(intent.createdAt), toTime(intent.sentUntil), toTime(intent.settlesAt)];
    await sql`select pg_advisory_xact_lock(hashtextextended(${`busbar write ${lane}`}, 0))`.execute(transaction);
    const { rows } = await sql<SelectedWrite>`
      insert into write (id, owner, idempotency_key, operation, lane, entity, entity_id, input_hash, input, before, after, state, result_id,
        created_at, sent_until, settles_at, check_at, finished_at)
      select ${id}::uuid, ${owner}, ${idempotencyKey}, ${operation}, ${lane}, ${entity}, ${storableText(entityId)}, ${inputHash},
        ${toStorableJson(input)}::jsonb, ${before === null ? null : toStorableJson(before)}::jsonb, ${toStorableJson(after)}::jsonb, ${state}, ${resultId},
        ${createdAt}::timestamptz, ${sentUntil}::timestamptz, ${settlesAt}::timestamptz,
        ${state === 'pending' ? sentUntil : null}::timestamptz, ${state === 'pending' ? null : createdAt}::timestamptz
      where not exists (select 1 from write where lane = ${lane} and ${IS_OPEN})
      on conflict (owner, idempotency_key) do update
        set lane = excluded.lane, entity_id = excluded.entity_id, input = excluded.input, before = excluded.before, after = excluded.after, state = excluded.state, attempt = write.attempt + 1,
          result_id = excluded.result_id, user_errors = '[]', sent_until = excluded.sent_until, settles_at = excluded.settles_at,
          check_at = excluded.check_at, finished_at = excluded.finished_at
        where write.state = 'failed' and write.input_hash = excluded.input_hash
      returning ${COLUMNS}`.execute(transaction);
    const [row] = rows;
    if (row === undefined) return null;
    const write = toWrite(row);
    if (write.state === 'done') await auditWrite(transaction, write, 'unchanged', intent.createdAt);
    return write;
  });
