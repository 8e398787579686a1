import { join } from 'node:path';
import { createWorld, referenceCustomerIds } from '../../sandbox/world/world.ts';
import { writeKeyFile } from '../harness/api-key.ts';
import { findFreePorts } from '../harness/free-port.ts';
import { startSandboxProcess } from '../harness/sandbox.ts';
import { startServer } from '../harness/server-process.ts';
import { openEmptyDatabase, syncInto } from '../search/database.ts';

const ROOT = new URL('../../', import.meta.url);
const SECRET = 'a-secret-for-measuring';
/** Few, so that whatever keeps some of them has kept them all when the warm-up is over. */
export const CONTRACTS = 80;
const EVERY_THREE_MINUTES = '*/3 * * * *';

export const SNAPSHOT_SIGNAL = 'SIGHUP';

export interface SoakOptions {
  /** null: the embedded store. */
  readonly server: string | null;
  /** A folder for heap snapshots. */
  readonly snapshots: string | null;
}

export interface SoakStage {
  readonly url: string;
  readonly pid: number;
  readonly sampleFile: string;
  readonly key: string;
  readonly webhookUrl: string;
  /** Where Enneo, the ERP and Enerflo are: their controls. */
  readonly sourceUrls: readonly string[];
  readonly erpUrl: string;
  readonly customerIds: readonly string[];
  readonly contractIds: readonly string[];
}

/** The sandbox and Busbar with the probe inside, which syncs every three minutes; taken down in any case. */
export const withSoakStage = async ({ server, snapshots }: SoakOptions, play: (stage: SoakStage) => Promise<void>): Promise<void> => {
  const takeDown: (() => Promise<void>)[] = [];
  try {
    const keys = await writeKeyFile('graph:read', 'graph:write', 'enneo:facade', 'operate');
    takeDown.push(keys.remove);
    const sandbox = await startSandboxProcess(ROOT, CONTRACTS);
    takeDown.push(sandbox.stop);
    const { ENNEO_URL = '', ERP_URL = '', ENERFLO_URL = '' } = sandbox.env;
    const database = server === null ? null : await openEmptyDatabase(server, 'busbar_bench_soak');
    if (database !== null) takeDown.push(database.drop);
    const store: Readonly<Record<string, string>> = database === null ? { DATA_DIR: keys.dataDir } : { DATABASE_URL: database.url };
    await syncInto(ROOT, { ...sandbox.env, ...store });
    const port = await findFreePorts(1);
    const sampleFile = join(keys.path, '..', 'samples');
    const own = {
      ...{ API_KEYS_FILE: keys.path, WEBHOOK_SECRET: SECRET, PORT: String(port), LOG_LEVEL: 'fatal' },
      ...{ SYNC_CRON: EVERY_THREE_MINUTES, WRITE_SETTLE_MS: '1000', SOAK_FILE: sampleFile },
    };
    const snapshotArgs = snapshots === null ? [] : [`--heapsnapshot-signal=${SNAPSHOT_SIGNAL}`, `--diagnostic-dir=${snapshots}`];
    const args = [...snapshotArgs, '--expose-gc', '--import', './bench/soak/probe.ts', 'dist/src/cli.js', 'serve'];
    const busbar = await startServer({ name: 'busbar', args, cwd: ROOT, env: { ...sandbox.env, ...store, ...own }, port });
    takeDown.push(busbar.stop);
    const world = createWorld({ contracts: CONTRACTS });
    await play({
      url: busbar.url,
      pid: busbar.pid,
      sampleFile,
      key: keys.key,
      webhookUrl: `${busbar.url}/webhooks/powercloud/${SECRET}`,
      sourceUrls: [ENNEO_URL, ERP_URL, ENERFLO_URL],
      erpUrl: ERP_URL,
      customerIds: referenceCustomerIds(world, CONTRACTS),
      contractIds: Array.from({ length: CONTRACTS }, (_, nth) => world.contracts.at(nth)?.id ?? ''),
    });
  } finally {
    for (const stop of takeDown.reverse()) await stop();
  }
};
