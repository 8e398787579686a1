import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { createStore } from '../../src/store/create-store.ts';
import { openPostgres } from '../../src/store/engine/open-postgres.ts';
import { transact } from '../../src/store/engine/transact.ts';
import { SILENT } from '../../src/store/store-log.ts';
import { onBothEngines } from '../support/on-both-engines.ts';
import { customerOf, entryOf } from './records.ts';

onBothEngines('writers that wait for each other in a circle', (openPlace) => {
  it('both end, with each effect once', async ({ skip }) => {
    const place = await openPlace();
    if (place.databaseUrl === null) {
      await place.drop();
      return skip('the embedded store has one writer at a time');
    }
    const engine = await openPostgres(place.databaseUrl, SILENT);
    const add = (row: string) => sql`update counter set value = value + 1 where id = ${row}`;
    try {
      await sql`create table counter as select id, 0 as value from unnest('{a,b}'::text[]) as id`.execute(engine.writes);
      let runs = 0;
      const both = Promise.withResolvers<void>();
      const addInOrder = (first: string, second: string) =>
        transact(engine.writes, async (transaction) => {
          await add(first).execute(transaction);
          runs += 1;
          if (runs === 2) both.resolve();
          await both.promise;
          await add(second).execute(transaction);
        });
      await Promise.all([addInOrder('a', 'b'), addInOrder('b', 'a')]);
      const { rows } = await sql<{ value: number }>`select value from counter`.execute(engine.writes);
      expect(rows).toEqual([{ value: 2 }, { value: 2 }]);
      expect(runs).toBe(3);
    } finally {
      await engine.close();
      await place.drop();
    }
  });

  it('end when pages are written and deleted again and again in opposite orders', async () => {
    const place = await openPlace();
    const store = await createStore(place);
    const records = Array.from({ length: 40 }, (_, index) => customerOf(`k-${index}`));
    const ids = records.map(({ id }) => ({ id, source: 'erp' }));
    const write = (order: typeof records, fetchedAt: number) =>
      store.mirror.writeSearchable(
        'customer',
        order.map((record) => ({ record, fetchedAt, search: entryOf(record, { words: `name:${record.id}`, keys: `email:${record.id}` }) })),
      );
    for (let at = 1; at <= 12; at += 3)
      await Promise.all([
        write(records, at),
        store.mirror.deleteSearchable('customer', ids.toReversed(), at + 1),
        write(records.toReversed(), at + 2),
        store.mirror.deleteSearchable('customer', ids, at + 1),
      ]);
    const kept = await store.mirror.read(
      'customer',
      ids.map(({ id }) => id),
    );
    expect(kept.filter(({ deletedAt, fetchedAt }) => deletedAt === null && fetchedAt === 12)).toHaveLength(40);
    await store.close();
    await place.drop();
  });
});
