import { PgBoss } from 'pg-boss';
import type { Store } from '../../../src/store/create-store.ts';

/** As if the time of this job had come; the timetable knows it from an earlier start. */
export const makeDue = async ({ executeSql }: Store, name: string): Promise<void> => {
  const boss = new PgBoss({ db: { executeSql }, schema: 'pgboss', schedule: false, supervise: false, migrate: false });
  await boss.start();
  await boss.send(name);
  await boss.stop({ graceful: false });
};
