import { expect, test } from 'vitest';
import { createStore } from '../../src/store/create-store.ts';
import { postgresPlace, server } from '../support/on-both-engines.ts';
import { querySql, runSql } from '../support/run-sql.ts';

/** Rows as a first fill leaves them before the server has looked at them: no statistics. */
const CONTRACTS = 3000;
const FILL = `insert into contract (id, source, customer_id, number, status, energy, start_date, end_date, postcode, record, version, is_partial, fetched_at)
  select 'c' || n, 'erp', 'k' || n, 'c' || n, 'active', 'gas', '2024-01-01', '9999-12-31', '05123', '{"customer": {}}', 'v', false, now()
  from generate_series(1, ${CONTRACTS}) as n`;
const READS = `select coalesce(sum(idx_tup_read), 0)::integer as read, coalesce(sum(idx_scan) filter (where indexrelname = 'contract_customer'), 0)::integer as used
  from pg_stat_user_indexes where relname = 'contract'`;

test.skipIf(server === null)('contracts of a customer are found by the customer before there are statistics', async () => {
  const place = await postgresPlace();
  const opened = await createStore(place);
  await runSql(place, FILL);
  await opened.close();
  const store = await createStore(place);
  const [before] = await querySql<{ read: number }>(place, READS);
  for (const index of [7, 77, 777]) {
    await store.mirror.readPeople([{ id: `k${index}`, source: 'erp' }], 10);
    expect(await store.mirror.readOf('contract', 'customer_id', [`k${index}`], 10)).toHaveLength(1);
  }
  // A connection that ends tells what it has read.
  await store.close();
  await expect.poll(async () => (await querySql<{ used: number }>(place, READS))[0]?.used).toBe(6);
  const [after] = await querySql<{ read: number }>(place, READS);
  expect((after?.read ?? 0) - (before?.read ?? 0)).toBeLessThan(CONTRACTS / 10);
  await place.drop();
});
