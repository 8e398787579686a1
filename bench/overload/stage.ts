import { Pool } from 'undici';
import { createWorld, referenceCustomerIds } from '../../sandbox/world/world.ts';
import { ask, isWhole, toRequest } from '../graph/reference-query.ts';
import { writeKeyFile } from '../harness/api-key.ts';
import { findFreePorts } from '../harness/free-port.ts';
import { SOURCES, startSandboxProcess } from '../harness/sandbox.ts';
import { startServer } from '../harness/server-process.ts';
import { openEmptyDatabase } from '../search/database.ts';
import type { Target } from './asks.ts';

const ROOT = new URL('../../', import.meta.url);
const CONTRACTS = 4000;
/** Many, so that few of the reads under way are the same. */
const CUSTOMERS = 200;
const SECRET = 'a-secret-for-measuring';

export interface OverloadStage extends Target {
  readonly url: string;
}

const findReference = async (url: string, key: string): Promise<Target['reference']> => {
  const pool = new Pool(url, { connections: 4 });
  const found = [];
  for (const id of referenceCustomerIds(createWorld({ contracts: CONTRACTS }), CUSTOMERS)) {
    const request = toRequest(id, key);
    const data = await ask(pool, request);
    if (isWhole(data)) found.push({ ...request, bytes: JSON.stringify({ data }).length });
  }
  await pool.destroy();
  return found;
};

/** Sources that answer at once, and Busbar before them; taken down in any case. */
export const withOverloadStage = async (server: string | null, play: (stage: OverloadStage) => Promise<void>): Promise<void> => {
  const takeDown: (() => Promise<void>)[] = [];
  try {
    const keys = await writeKeyFile('graph:read', 'enneo:facade');
    takeDown.push(keys.remove);
    const sandbox = await startSandboxProcess(ROOT, CONTRACTS);
    takeDown.push(sandbox.stop);
    const { ENNEO_URL = '', ERP_URL = '', ENERFLO_URL = '' } = sandbox.env;
    const replayPort = await findFreePorts(SOURCES.length);
    const args = ['bench/overload/replay.ts', String(replayPort), ENNEO_URL, ERP_URL, ENERFLO_URL];
    const replay = await startServer({ name: 'replay', args, cwd: ROOT, env: {}, port: replayPort + SOURCES.length - 1 });
    takeDown.push(replay.stop);
    const [enneo, erp, enerflo] = SOURCES.map((_, index) => `http://127.0.0.1:${replayPort + index}`);
    if (enneo === undefined || erp === undefined || enerflo === undefined) throw new Error('three ports make three addresses');
    const port = await findFreePorts(1);
    const database = server === null ? null : await openEmptyDatabase(server, 'busbar_bench_overload');
    if (database !== null) takeDown.push(database.drop);
    const store: Readonly<Record<string, string>> = database === null ? { DATA_DIR: keys.dataDir } : { DATABASE_URL: database.url };
    const own = {
      ENNEO_URL: enneo,
      ERP_URL: erp,
      ENERFLO_URL: enerflo,
      API_KEYS_FILE: keys.path,
      WEBHOOK_SECRET: SECRET,
      PORT: String(port),
      LOG_LEVEL: 'warn',
    };
    const busbar = await startServer({ name: 'busbar', args: ['dist/src/cli.js', 'serve'], cwd: ROOT, env: { ...sandbox.env, ...store, ...own }, port });
    takeDown.push(busbar.stop);
    const reference = await findReference(busbar.url, keys.key);
    const world = createWorld({ contracts: CONTRACTS });
    const contractIds = Array.from({ length: 500 }, (_, nth) => world.contracts.at(nth)?.id ?? '');
    await play({ url: busbar.url, key: keys.key, secret: SECRET, reference, contractIds });
  } finally {
    for (const stop of takeDown.reverse()) await stop();
  }
};
