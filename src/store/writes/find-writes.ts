import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Write } from '../../domain/write.ts';
import { storableText } from '../storable.ts';
import type { Tables } from '../tables.ts';
import { COLUMNS, IS_OPEN, type SelectedWrite, toTime, toWrite } from './write-row.ts';

const find = async (db: Kysely<Tables>, where: RawBuilder<unknown>): Promise<readonly Write[]> => {
  const { rows } = await sql<SelectedWrite>`select ${COLUMNS} from write where ${where}`.execute(db);
  return rows.map(toWrite);
};

const findOne = async (db: Kysely<Tables>, where: RawBuilder<unknown>): Promise<Write | null> => (await find(db, where))[0] ?? null;

/** `id` is a UUID. */
export const writeById = (db: Kysely<Tables>, id: string): Promise<Write | null> => findOne(db, sql`id = ${id}::uuid`);

export const writeOfKey = (db: Kysely<Tables>, owner: string, key: string): Promise<Write | null> =>
  findOne(db, sql`owner = ${owner} and idempotency_key = ${key}`);

/** The write of a lane whose outcome may still be found out; there is one at most. */
export const openWriteOfLane = (db: Kysely<Tables>, lane: string): Promise<Write | null> => findOne(db, sql`lane = ${storableText(lane)} and ${IS_OPEN}`);

/** Those to look after by now, whoever began them. */
export const writesToCheck = (db: Kysely<Tables>, at: number, limit: number): Promise<readonly Write[]> =>
  find(db, sql`check_at <= ${toTime(at)}::timestamptz order by check_at limit ${limit}`);

/** What writes of a lane have brought about: not to be taken for the effect of another. */
export const resultIdsOfLane = async (db: Kysely<Tables>, lane: string): Promise<readonly string[]> =>
  (await find(db, sql`lane = ${storableText(lane)} and state = 'done' and result_id is not null`)).map(({ resultId }) => resultId ?? '');

/** Forgets what began before, keys included; answers how many. Open ones stay. */
export const forgetWrites = async (db: Kysely<Tables>, before: number): Promise<number> => {
  const { numAffectedRows } = await sql`delete from write where created_at < ${toTime(before)}::timestamptz and not ${IS_OPEN}`.execute(db);
  return Number(numAffectedRows ?? 0);
};
