import { createCpuClock } from '../harness/cpu.ts';
import { type Contestant, measureRound, prove, requestOf } from './contestant.ts';
import type { Measured, Round } from './figures.ts';
import type { BenchOptions } from './options.ts';
import type { Stage } from './stage.ts';

/** Proves that all answer the same, then measures them server after server, round after round, so that what the machine does meanwhile hits all alike. */
export const measure = async ({ sandbox, contestants, questions }: Stage, options: BenchOptions, say: (line: string) => void): Promise<readonly Measured[]> => {
  const lanes: { readonly contestant: Stage['contestants'][number]; readonly calls: Measured['calls']; readonly rounds: Round[] }[] = [];
  for (const contestant of contestants) lanes.push({ contestant, calls: await proveAll(contestant, questions, sandbox), rounds: [] });
  const requestsOf = (contestant: Contestant) => questions.map((question) => requestOf(contestant, question));
  const bytes = Buffer.byteLength(JSON.stringify(questions[0]?.expected));
  say(`${lanes.length} servers answer the same about ${questions.length} customers, ${(bytes / 1000).toFixed(1)} kB each`);

  const readCpu = createCpuClock();
  for (const { contestant } of lanes) await measureRound(contestant, requestsOf(contestant), { ...options, roundMs: options.warmUpMs }, readCpu);
  for (let nth = 1; nth <= options.rounds; nth += 1) {
    for (const { contestant, rounds } of lanes) {
      const round = await measureRound(contestant, requestsOf(contestant), options, readCpu);
      rounds.push(round);
      say(`round ${nth} of ${options.rounds}: ${contestant.name} ${round.cpuMicros.toFixed(0)} µs`);
    }
  }
  return lanes.map(({ contestant: { name }, calls, rounds }) => ({ name, calls, rounds }));
};

/** Every customer's answer must be right; the calls are those of one of them. */
const proveAll = async (contestant: Contestant, questions: Stage['questions'], sandbox: Stage['sandbox']): Promise<Measured['calls']> => {
  let calls: Measured['calls'] = { enneo: 0, erp: 0, enerflo: 0 };
  for (const question of questions) calls = await prove(contestant, question, sandbox);
  return calls;
};
