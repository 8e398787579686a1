import { createCpuClock } from '../harness/cpu.ts';
import { measureRound, prove } from './contestant.ts';
import type { Measured, Round } from './figures.ts';
import type { BenchOptions } from './options.ts';
import type { Stage } from './stage.ts';

/** Proves that all answer the same, then measures them server after server, round after round, so that what the machine does meanwhile hits all alike. */
export const measure = async (
  { sandbox, contestants, request, expected }: Stage,
  options: BenchOptions,
  say: (line: string) => void,
): Promise<readonly Measured[]> => {
  const lanes: { readonly contestant: Stage['contestants'][number]; readonly calls: Measured['calls']; readonly rounds: Round[] }[] = [];
  for (const contestant of contestants) lanes.push({ contestant, calls: await prove(contestant, request, expected, sandbox), rounds: [] });
  say(`${lanes.length} servers answer the same ${(Buffer.byteLength(JSON.stringify(expected)) / 1000).toFixed(1)} kB`);

  const readCpu = createCpuClock();
  for (const { contestant } of lanes) await measureRound(contestant, request, { ...options, roundMs: options.warmUpMs }, readCpu);
  for (let nth = 1; nth <= options.rounds; nth += 1) {
    for (const { contestant, rounds } of lanes) {
      const round = await measureRound(contestant, request, options, readCpu);
      rounds.push(round);
      say(`round ${nth} of ${options.rounds}: ${contestant.name} ${round.cpuMicros.toFixed(0)} µs`);
    }
  }
  return lanes.map(({ contestant: { name }, calls, rounds }) => ({ name, calls, rounds }));
};
