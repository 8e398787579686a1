import type { Kysely, Transaction } from 'kysely';
import type { Tables } from '../tables.ts';

/** What the server breaks off although nothing is wrong with it: serialization_failure, deadlock_detected (postgresql.org, appendix A). */
const CONFLICTS: ReadonlySet<unknown> = new Set(['40001', '40P01']);
const TRIES = 5;

const isConflict = (error: unknown): boolean => error instanceof Error && 'code' in error && CONFLICTS.has(error.code);

/** Runs it again when it came into conflict with another writer and nothing of it was done. */
export const repeatOnConflict = async <T>(run: () => Promise<T>): Promise<T> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await run();
    } catch (error) {
      if (tries === TRIES || !isConflict(error)) throw error;
    }
  }
};

/** A transaction that is repeated as a whole after a deadlock, so `work` has no effect but on the database. */
export const transact = <T>(db: Kysely<Tables>, work: (transaction: Transaction<Tables>) => Promise<T>): Promise<T> =>
  repeatOnConflict(() => db.transaction().execute(work));
