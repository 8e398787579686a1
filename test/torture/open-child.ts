import { createStore } from '../../src/store/create-store.ts';
import { StoreLocked } from '../../src/store/lock/store-locked.ts';

/** Run by tests: opens the embedded store and holds it until it is killed, or says who has it. */
const [, , dataDir = ''] = process.argv;
try {
  await createStore({ databaseUrl: null, dataDir });
  process.stdout.write('open\n');
  setInterval(() => {}, 1000);
} catch (error) {
  process.stdout.write(error instanceof StoreLocked ? `locked by ${error.pid}\n` : 'failed\n');
}
