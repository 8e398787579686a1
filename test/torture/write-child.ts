import { setImmediate as turn } from 'node:timers/promises';
import { createStore } from '../../src/store/create-store.ts';
import { contractOf, entryOf, ticketOf } from '../store/records.ts';
import { COUNTER } from './acknowledged.ts';

/** Run by tests: writes until it is killed, each time a new ticket, a new contract that search finds, and one record over and over; says the number once all three were acknowledged. */
const [, , databaseUrl = '', dataDir = '', first = ''] = process.argv;
const store = await createStore({ databaseUrl: databaseUrl === '' ? null : databaseUrl, dataDir });
process.stdout.write('open\n');
for (let number = Number(first); ; number += 1) {
  const contract = contractOf(`c${number}`);
  await store.mirror.write('ticket', [{ record: ticketOf(`t${number}`), fetchedAt: number }]);
  await store.mirror.writeSearchable('contract', [
    { record: contract, fetchedAt: number, search: entryOf(contract, { keys: `contract:${number}`, words: `lastName:name${number}` }) },
  ]);
  await store.mirror.write('ticket', [{ record: ticketOf(COUNTER, { subject: String(number) }), fetchedAt: number }]);
  process.stdout.write(`${number}\n`);
  // The embedded engine never leaves the event loop a turn, in which it would be heard that nobody reads this any more.
  await turn();
}
