import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError, readStoreConfig } from '../config.ts';
import { createStore, type Store } from '../store/create-store.ts';
import { StoreLocked } from '../store/lock/store-locked.ts';

/** Opens the store of DATABASE_URL or DATA_DIR for a moment. The embedded one is for one process: while a server has it, that server is to be asked. */
export const withStore = async (env: NodeJS.ProcessEnv, work: (store: Store) => Promise<void>): Promise<void> => {
  const { databaseUrl, dataDir } = readStoreConfig(env, (path) => readFileSync(path, 'utf8'));
  if (databaseUrl === null && !existsSync(join(dataDir, 'pg')))
    throw new ConfigError([`There is no store in ${dataDir}. Name the one that is meant with DATABASE_URL or DATA_DIR; the demo's is .busbar/demo.`]);
  const store = await createStore({ databaseUrl: databaseUrl?.reveal() ?? null, dataDir }).catch((error: unknown) => {
    if (error instanceof StoreLocked) throw new Error(`${error.message}\n\n${ASK_THE_SERVER}`, { cause: error });
    throw error;
  });
  try {
    await work(store);
  } finally {
    await store.close();
  }
};

const ASK_THE_SERVER = `If that process is a running Busbar, ask it in its graph, with a key that has the scope \`operate\`:

  { events(state: DEAD) { nodes { id receivedAt sender name error } } }
  { event(id: "…") { subjects { source entity id } content { headers body } } }
  mutation { redriveEvents(ids: ["…"]) { redriven userErrors { message } } }
  { deliveries(state: DEAD) { nodes { id ruleId target error } } }
  mutation { redriveDeliveries(ids: ["…"]) { redriven userErrors { message } } }`;
