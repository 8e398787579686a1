import { type Kysely, sql } from 'kysely';
import type { UserError } from '../../domain/user-error.ts';
import type { Write } from '../../domain/write.ts';
import { toStorableJson } from '../storable.ts';
import type { Tables } from '../tables.ts';
import { auditWrite } from './audit-write.ts';
import { COLUMNS, type SelectedWrite, toTime, toWrite } from './write-row.ts';

export interface Outcome {
  readonly state: 'done' | 'rejected' | 'failed' | 'unknown';
  readonly resultId: string | null;
  readonly userErrors: readonly UserError[];
  /** When this was known. */
  readonly at: number;
  /** See `Write`; both matter while the outcome is unknown. */
  readonly settlesAt: number;
  readonly checkAt: number | null;
}

/** Writes down what became of a write, and audits it. Answers the row as it is now: one that somebody else had finished stays as it was, but for a failure that turned out to be none. */
export const finishWrite = (db: Kysely<Tables>, { id, attempt }: Pick<Write, 'id' | 'attempt'>, outcome: Outcome): Promise<Write> =>
  db.transaction().execute(async (transaction) => {
    const { state, resultId, userErrors, at, settlesAt, checkAt } = outcome;
    const before = await sql<{ state: string }>`select state from write where id = ${id}::uuid for update`.execute(transaction);
    const { rows } = await sql<SelectedWrite>`
      update write set state = ${state}, result_id = coalesce(${resultId}, result_id), user_errors = ${toStorableJson(userErrors)}::jsonb,
        settles_at = ${toTime(settlesAt)}::timestamptz, check_at = ${toTime(checkAt)}::timestamptz,
        finished_at = ${state === 'unknown' ? null : toTime(at)}::timestamptz
      where id = ${id}::uuid and attempt = ${attempt} and (state in ('pending', 'unknown') or (state = 'failed' and ${state} = 'done'))
      returning ${COLUMNS}`.execute(transaction);
    const [row] = rows;
    if (row === undefined) return readWrite(transaction, id);
    if (before.rows[0]?.state !== row.state) await auditWrite(transaction, toWrite(row), state, at);
    return toWrite(row);
  });

const readWrite = async (db: Kysely<Tables>, id: string): Promise<Write> => {
  const { rows } = await sql<SelectedWrite>`select ${COLUMNS} from write where id = ${id}::uuid`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('a write was forgotten before it was finished');
  return toWrite(row);
};
