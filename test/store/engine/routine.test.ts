import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { createStore } from '../../../src/store/create-store.ts';
import { openPostgres } from '../../../src/store/engine/open-postgres.ts';
import { receiveEvents } from '../../../src/store/inbox/receive-events.ts';
import { toInboxRow } from '../../../src/store/inbox/to-inbox-row.ts';
import { SILENT } from '../../../src/store/store-log.ts';
import { postgresPlace, server } from '../../support/on-both-engines.ts';
import { eventOf } from '../inbox/event.ts';

it.skipIf(server === null)('plans the statement that stores events once, however many come', async () => {
  const place = await postgresPlace();
  await (await createStore(place)).close();
  const engine = await openPostgres(place.databaseUrl ?? '', SILENT);
  const plans = await engine.routine.connection().execute(async (db) => {
    for (const key of ['1', '2', '3']) await receiveEvents(db, [toInboxRow(eventOf({ key }))]);
    return sql`select generic_plans::integer, custom_plans::integer from pg_prepared_statements where statement like '%into inbox_seen%'`.execute(db);
  });
  expect(plans.rows).toEqual([{ generic_plans: 3, custom_plans: 0 }]);
  await engine.close();
  await place.drop();
});
