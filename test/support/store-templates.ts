import { setFlagsFromString } from 'node:v8';
import { startTimetable } from '../../src/jobs/timetable/timetable.ts';
import { createStore } from '../../src/store/create-store.ts';
import { NODE_FLAGS } from './node-flags.ts';
import { emptyPlaces, type StorePlace, server } from './on-both-engines.ts';

const makeTables = async (place: StorePlace): Promise<void> => {
  const store = await createStore(place);
  const stop = await startTimetable(store, [], { warn: () => undefined });
  await stop();
  await store.close();
};

/** Stores with all tables, ours and the timetable's, made once a run: copying one costs a tenth of migrating one. */
export const setup = async (): Promise<() => Promise<void>> => {
  for (const flag of NODE_FLAGS) setFlagsFromString(flag);
  const folder = await emptyPlaces.embedded();
  const database = server === null ? null : await emptyPlaces.PostgreSQL();
  const places = database === null ? [folder] : [folder, database];
  await Promise.all(places.map(makeTables));
  process.env.TEMPLATE_FOLDER = folder.dataDir;
  if (database?.databaseUrl != null) process.env.TEMPLATE_DATABASE = new URL(database.databaseUrl).pathname.slice(1);
  return async () => void (await Promise.all(places.map(({ drop }) => drop())));
};
