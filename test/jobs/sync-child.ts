import { syncAll } from '../../src/jobs/sync/sync-all.ts';
import { createStore } from '../../src/store/create-store.ts';
import { connectTo } from './stage.ts';

/** Run by tests: copies the ERP and says each page that it has done, until it is killed. */
const [, , databaseUrl = '', dataDir = '', erp = ''] = process.argv;
const store = await createStore({ databaseUrl: databaseUrl === '' ? null : databaseUrl, dataDir });
const { sources, close } = connectTo({ erp, enneo: erp, enerflo: erp });
await syncAll({
  ...{ sources, store, now: Date.now, signal: new AbortController().signal, full: false, only: 'erp' },
  report: ({ entity, done }) => process.stdout.write(`${entity} ${done}\n`),
});
await close();
await store.close();
