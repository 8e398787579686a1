import { createStore } from '../../src/store/create-store.ts';
import { ticketOf } from './records.ts';

/** Run by tests: writes one ticket after the other and says each id once its write was acknowledged, until it is killed. */
const [, , databaseUrl = '', dataDir = '', round = ''] = process.argv;
const store = await createStore({ databaseUrl: databaseUrl === '' ? null : databaseUrl, dataDir });
for (let number = 0; number < 10_000; number += 1) {
  const id = `${round}-${number}`;
  await store.mirror.write('ticket', [{ record: ticketOf(id), fetchedAt: 1 }]);
  process.stdout.write(`${id}\n`);
}
