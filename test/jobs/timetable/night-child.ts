import { runSync } from '../../../src/jobs/sync/run-sync.ts';
import { startTimetable } from '../../../src/jobs/timetable/timetable.ts';
import { createStore } from '../../../src/store/create-store.ts';
import { connectTo } from '../stage.ts';

/** Run by tests: an instance whose night has come; says each page that it has done, until it is killed. */
const [, , databaseUrl = '', erp = ''] = process.argv;
const store = await createStore({ databaseUrl, dataDir: '' });
const { sources } = connectTo({ erp, enneo: erp, enerflo: erp });
const say = ({ entity, done }: { readonly entity: string; readonly done: number }): unknown => process.stdout.write(`${entity} ${done}\n`);
const job = { name: 'night', cron: '0 2 * * *', timezone: 'Europe/Berlin', catchesUp: true } as const;
const night = { sources, store, now: Date.now, full: false, only: 'erp', report: say } as const;
await startTimetable(store, [{ ...job, run: async ({ signal, dueAt }) => void (await runSync({ ...night, signal, doneSince: dueAt })) }], {
  warn: () => undefined,
});
