import { mkdir, writeFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { SANDBOX_CREDENTIALS } from '../../sandbox/credentials.ts';
import type { SyncedEntity } from '../../src/domain/sync-report.ts';
import { describeMachine } from '../harness/machine.ts';
import { startSandboxProcess } from '../harness/sandbox.ts';
import { syncInto } from '../search/database.ts';
import { countDiffering } from './count-differing.ts';
import { makeDatabase } from './database.ts';
import { seedDrift } from './seed-drift.ts';

/** The nightly sync of the ERP into PostgreSQL: first fill, repair of seeded drift, and a run with nothing to do. Exit code 1 when a goal is missed. */
const ROOT = new URL('../../', import.meta.url);
const RESULT = new URL('../results/sync.json', import.meta.url);
const GOAL_PER_SECOND = 2000;

const { values } = parseArgs({
  options: {
    contracts: { type: 'string', default: '100000' },
    server: { type: 'string', default: 'postgres://postgres@127.0.0.1:5432/postgres' },
    database: { type: 'string', default: 'busbar_bench_sync' },
  },
});
const contracts = Number(values.contracts);

interface Figures extends Omit<SyncedEntity, 'error' | 'source' | 'state'> {
  readonly run: string;
  readonly perSecond: number;
}

const toFigures = (run: string, { error: _, source: __, state: ___, ...entity }: SyncedEntity): Figures => ({
  run,
  ...entity,
  perSecond: Math.round((entity.seen * 1000) / Math.max(1, entity.ms)),
});

const main = async (): Promise<void> => {
  const sandbox = await startSandboxProcess(ROOT, contracts);
  const { ENNEO_URL = '', ERP_URL = '', ENERFLO_URL = '' } = sandbox.env;
  try {
    const database = await makeDatabase(values.server, values.database);
    const sync = async (run: string): Promise<readonly Figures[]> => {
      await syncInto(ROOT, { ...sandbox.env, DATABASE_URL: database.url });
      return (await database.lastReport()).entities.map((entity) => toFigures(run, entity));
    };
    const filled = await sync('first fill');
    await database.run('vacuum analyze');
    const drift = await seedDrift(database, ERP_URL, contracts);
    const repaired = await sync('repair');
    const { powercloudHash: hash, powercloudUser: user, powercloudPassword: password, enneoToken, enerfloKey } = SANDBOX_CREDENTIALS;
    const { compared, differing } = await countDiffering(
      {
        enneo: { url: ENNEO_URL, token: enneoToken },
        erp: { kind: 'powercloud', name: 'erp', url: ERP_URL, hash, user, password },
        enerflo: { url: ENERFLO_URL, key: enerfloKey, callsPerMinute: 100_000 },
      },
      database.url,
    );
    const second = await sync('second run');
    await tell({ drift, compared, differing, figures: [...filled, ...repaired, ...second] });
  } finally {
    await sandbox.stop();
  }
};

interface Outcome {
  readonly drift: { readonly missed: number; readonly altered: number; readonly removed: number };
  readonly compared: number;
  readonly differing: number;
  readonly figures: readonly Figures[];
}

const tell = async ({ drift, compared, differing, figures }: Outcome): Promise<void> => {
  const repair = figures.find(({ run, entity }) => run === 'repair' && entity === 'contract');
  const isExact = repair?.added === drift.removed && repair.damaged === drift.altered && repair.changed === drift.missed + drift.altered;
  const isQuiet = figures.filter(({ run }) => run === 'second run').every(({ added, changed, gone }) => added + changed + gone === 0);
  const isQuick = figures.filter(({ run, entity }) => run !== 'first fill' && entity === 'contract').every(({ perSecond }) => perSecond >= GOAL_PER_SECOND);
  console.table(figures);
  console.log(
    `seeded: ${drift.missed} changes without an event, ${drift.altered} rows altered, ${drift.removed} removed; ${compared} compared afterwards, ${differing} differ`,
  );
  console.log(`all reported: ${isExact}; second run changed nothing: ${isQuiet}; at least ${GOAL_PER_SECOND} contracts/s every night: ${isQuick}`);
  await mkdir(new URL('.', RESULT), { recursive: true });
  const machine = { ...describeMachine(), load1m: loadavg()[0] };
  await writeFile(RESULT, `${JSON.stringify({ measuredAt: new Date().toISOString(), machine, contracts, drift, compared, differing, figures }, null, 2)}\n`);
  process.exitCode = isExact && isQuiet && isQuick && differing === 0 ? 0 : 1;
};

await main();
