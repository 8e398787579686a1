import { createWorld, referenceCustomerIds } from '../../sandbox/world/world.ts';
import { writeKeyFile } from '../harness/api-key.ts';
import type { LoopRequest } from '../harness/closed-loop.ts';
import { type SandboxProcess, startSandboxProcess } from '../harness/sandbox.ts';
import type { Contender } from './contenders.ts';
import { type Contestant, startContestant } from './contestant.ts';
import { ask, isWhole, type ReferenceData, toRequest } from './reference-query.ts';

const ROOT = new URL('../../', import.meta.url);
const CONTRACTS = 320;

/** The sandbox, the servers in front of it, and what they are asked. */
export interface Stage {
  readonly sandbox: SandboxProcess;
  readonly contestants: readonly Contestant[];
  readonly request: LoopRequest;
  readonly expected: ReferenceData;
}

/** The first reference customer none of whose notes is deleted, by what the first contestant says. */
const findReference = async (contestant: Contestant, apiKey: string): Promise<Pick<Stage, 'request' | 'expected'>> => {
  for (const id of referenceCustomerIds(createWorld({ contracts: CONTRACTS }), 50)) {
    const expected = await ask(contestant.pool, toRequest(id, apiKey));
    if (isWhole(expected)) return { expected, request: toRequest(id, apiKey, JSON.stringify({ data: expected }).length) };
  }
  throw new Error(`${contestant.name} finds no customer with 10 contracts, 5 tickets each, 2 installs, 8 milestones and 5 notes each`);
};

/** Runs `play` on a stage that is taken down in any case. The first contender says what the right answer is. */
export const withStage = async (contenders: readonly Contender[], connections: number, play: (stage: Stage) => Promise<void>): Promise<void> => {
  const takeDown: (() => Promise<void>)[] = [];
  try {
    const keys = await writeKeyFile();
    takeDown.push(keys.remove);
    const sandbox = await startSandboxProcess(ROOT, CONTRACTS);
    takeDown.push(sandbox.stop);
    const contestants: Contestant[] = [];
    for (const contender of contenders) {
      const contestant = await startContestant(
        contender,
        ROOT,
        { ...sandbox.env, API_KEYS_FILE: keys.path, DATA_DIR: keys.dataDir, LOG_LEVEL: 'warn' },
        connections,
      );
      takeDown.push(contestant.stop);
      contestants.push(contestant);
    }
    const [first] = contestants;
    if (first === undefined) throw new Error('there is nobody to measure');
    await play({ sandbox, contestants, ...(await findReference(first, keys.key)) });
  } finally {
    for (const stop of takeDown.reverse()) await stop();
  }
};
