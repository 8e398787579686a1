import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { openPostgres } from '../../../src/store/engine/open-postgres.ts';
import { SILENT } from '../../../src/store/store-log.ts';
import { onBothEngines } from '../../support/on-both-engines.ts';
import { runSql } from '../../support/run-sql.ts';

onBothEngines('a connection that is lost', (openPlace) => {
  it('between two statements of a transaction fails that transaction and nothing else', async ({ skip }) => {
    const place = await openPlace();
    if (place.databaseUrl === null) {
      await place.drop();
      return skip('the embedded store has no connections');
    }
    const engine = await openPostgres(place.databaseUrl, SILENT);
    try {
      const transaction = engine.writes.transaction().execute(async (db) => {
        await sql`select 1`.execute(db);
        await runSql(place, "select pg_terminate_backend(pid) from pg_stat_activity where state = 'idle in transaction' and datname = current_database()");
        await new Promise((resolve) => setTimeout(resolve, 100));
        await sql`select 2`.execute(db);
      });
      await expect(transaction).rejects.toThrow();
      const { rows } = await sql<{ one: number }>`select 1 as one`.execute(engine.writes);
      expect(rows).toEqual([{ one: 1 }]);
    } finally {
      await engine.close();
      await place.drop();
    }
  });
});
