import type { Pool } from 'undici';
import { createWorld } from '../../sandbox/world/world.ts';
import { runClosedLoop } from '../harness/closed-loop.ts';
import { createCpuClock } from '../harness/cpu.ts';
import { median } from '../harness/statistics.ts';
import { syncInto } from '../search/database.ts';
import type { Verdict } from './bounds.ts';
import { type Contestant, startContestant } from './contestant.ts';
import type { BenchOptions } from './options.ts';
import { CONTRACTS, ROOT, type Stage } from './stage.ts';

const BARE = { name: 'bare Fastify with the same statements', args: ['bench/graph/peer/bare-facade.ts'] };
/** Asked in turn by each connection. */
const IDS = 500;

const CALLS = ['A', 'B'] as const;
type Call = (typeof CALLS)[number];

const pathsOf = (call: Call): readonly string[] => {
  const world = createWorld({ contracts: CONTRACTS });
  const contracts = Array.from({ length: IDS }, (_, nth) => world.contracts.at(nth)).filter((contract) => contract !== undefined);
  return call === 'A' ? contracts.map(({ id }) => `/enneo/contract/${id}`) : contracts.map(({ customerId }) => `/enneo/customer/${customerId}`);
};

const check = (status: number, text: string): void => {
  if (status !== 200 || text.length < 100) throw new Error(`answered ${status}: ${text.slice(0, 200)}`);
};

const microsPerCall = async (
  { server, pool }: { readonly server: { readonly pid: number }; readonly pool: Pool },
  paths: readonly string[],
  headers: Readonly<Record<string, string>>,
  { connections, roundMs }: Pick<BenchOptions, 'connections' | 'roundMs'>,
  readCpu: (pid: number) => Promise<number>,
): Promise<number> => {
  const before = await readCpu(server.pid);
  const requests = paths.map((path) => ({ method: 'GET' as const, path, headers, body: null, check }));
  const { requests: answered } = await runClosedLoop(pool, requests, connections, roundMs);
  return ((await readCpu(server.pid)) - before) / answered;
};

/** CPU of calls A and B of the facade from the mirror, beside a bare route that makes the same statements; and beside one that also keeps what Busbar keeps. */
export const compareFacade = async ({ databaseUrl, apiKey, sandbox }: Stage, busbar: Contestant, options: BenchOptions): Promise<readonly Verdict[]> => {
  if (databaseUrl === null) return [];
  await syncInto(ROOT, { ...sandbox.env, DATABASE_URL: databaseUrl });
  const started: Contestant[] = [];
  const start = async (env: Readonly<Record<string, string>>): Promise<Contestant> => {
    const contestant = await startContestant(BARE, ROOT, { DATABASE_URL: databaseUrl, ...env }, options.connections);
    started.push(contestant);
    return contestant;
  };
  try {
    const [bare, keeping] = [await start({}), await start({ KEEPS: 'yes' })];
    const readCpu = createCpuClock();
    const headers = { authorization: `Bearer ${apiKey}`, 'cache-control': 'max-age=86400' };
    const verdicts: Verdict[] = [];
    for (const call of CALLS) {
      const paths = pathsOf(call);
      for (const one of [busbar, bare, keeping]) await microsPerCall(one, paths, headers, { ...options, roundMs: options.warmUpMs }, readCpu);
      const ratios: number[] = [];
      const ratiosToKeeping: number[] = [];
      for (let nth = 0; nth < options.rounds; nth += 1) {
        const ours = await microsPerCall(busbar, paths, headers, options, readCpu);
        ratios.push(ours / (await microsPerCall(bare, paths, headers, options, readCpu)));
        ratiosToKeeping.push(ours / (await microsPerCall(keeping, paths, headers, options, readCpu)));
      }
      const toKeeping = median(ratiosToKeeping).toFixed(2);
      verdicts.push({
        line: 3,
        name: `CPU of the facade's call ${call}, to a bare Fastify route with its statements (${toKeeping} × to one that keeps records and links as Busbar does)`,
        value: median(ratios),
        bound: 1.5,
        sense: 'at most',
        unit: '×',
      });
    }
    return verdicts;
  } finally {
    for (const contestant of started) await contestant.stop();
  }
};
