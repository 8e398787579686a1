import { createWorld, referenceCustomerIds } from '../../sandbox/world/world.ts';
import { writeKeyFile } from '../harness/api-key.ts';
import { type SandboxProcess, startSandboxProcess } from '../harness/sandbox.ts';
import { openEmptyDatabase } from '../search/database.ts';
import type { Contender } from './contenders.ts';
import { type Contestant, startContestant } from './contestant.ts';
import type { BenchOptions } from './options.ts';
import { ask, isWhole, type Question, toRequest } from './reference-query.ts';

export const ROOT = new URL('../../', import.meta.url);
export const CONTRACTS = 1000;
/** Busbar keeps its mirror there, as in production; without a server it is embedded in its own process, whose CPU is measured. */
const DATABASE = 'busbar_bench_graph';

/** The sandbox, the servers in front of it, and what they are asked. */
export interface Stage {
  readonly sandbox: SandboxProcess;
  readonly contestants: readonly Contestant[];
  readonly questions: readonly Question[];
  readonly apiKey: string;
  /** Of the mirror; null: embedded. */
  readonly databaseUrl: string | null;
}

/** Reference customers none of whose notes is deleted, by what the first contestant says: one for each connection, so that nobody's reads can be shared. */
const findQuestions = async (contestant: Contestant, apiKey: string, wanted: number): Promise<readonly Question[]> => {
  const questions: Question[] = [];
  for (const id of referenceCustomerIds(createWorld({ contracts: CONTRACTS }), CONTRACTS)) {
    const expected = await ask(contestant.pool, toRequest(id, apiKey));
    if (isWhole(expected)) questions.push({ customerId: id, expected, request: toRequest(id, apiKey, JSON.stringify({ data: expected }).length) });
    if (questions.length === wanted) return questions;
  }
  throw new Error(
    `${contestant.name} finds ${questions.length} of ${wanted} customers with 10 contracts, 5 tickets each, 2 installs, 8 milestones and 5 notes each`,
  );
};

/** Runs `play` on a stage that is taken down in any case. The first contender says what the right answer is. */
export const withStage = async (
  contenders: readonly Contender[],
  { connections, server }: Pick<BenchOptions, 'connections' | 'server'>,
  play: (stage: Stage) => Promise<void>,
): Promise<void> => {
  const takeDown: (() => Promise<void>)[] = [];
  try {
    const keys = await writeKeyFile('graph:read', 'enneo:facade');
    takeDown.push(keys.remove);
    const sandbox = await startSandboxProcess(ROOT, CONTRACTS);
    takeDown.push(sandbox.stop);
    const database = server === null ? null : await openEmptyDatabase(server, DATABASE);
    if (database !== null) takeDown.push(database.drop);
    const store: Readonly<Record<string, string>> = database === null ? {} : { DATABASE_URL: database.url };
    const contestants: Contestant[] = [];
    for (const contender of contenders) {
      const contestant = await startContestant(
        contender,
        ROOT,
        { ...sandbox.env, ...store, API_KEYS_FILE: keys.path, DATA_DIR: keys.dataDir, LOG_LEVEL: 'warn' },
        connections,
      );
      takeDown.push(contestant.stop);
      contestants.push(contestant);
    }
    const [first] = contestants;
    if (first === undefined) throw new Error('there is nobody to measure');
    await play({ sandbox, contestants, questions: await findQuestions(first, keys.key, connections), apiKey: keys.key, databaseUrl: database?.url ?? null });
  } finally {
    for (const stop of takeDown.reverse()) await stop();
  }
};
