import { createCpuClock } from '../harness/cpu.ts';
import { median } from '../harness/statistics.ts';
import type { Verdict } from './bounds.ts';
import { type Contestant, measureRound } from './contestant.ts';
import type { BenchOptions } from './options.ts';
import type { Stage } from './stage.ts';

/** CPU of live reads where sources say the same in bytes that never came before: nothing is known again by its bytes. */
export const compareUnrepeated = async (
  { sandbox, questions }: Stage,
  pair: readonly [Contestant, Contestant],
  options: BenchOptions,
): Promise<readonly Verdict[]> => {
  const readCpu = createCpuClock();
  const requests = questions.map(({ request }) => request);
  const measureBoth = async (roundMs: number): Promise<number> => {
    const [busbar, byHand] = pair;
    const ours = await measureRound(busbar, requests, { ...options, roundMs }, readCpu);
    return ours.cpuMicros / (await measureRound(byHand, requests, { ...options, roundMs }, readCpu)).cpuMicros;
  };
  await sandbox.respace();
  await measureBoth(options.warmUpMs);
  const ratios: number[] = [];
  for (let nth = 0; nth < options.rounds; nth += 1) ratios.push(await measureBoth(options.roundMs));
  await sandbox.reset();
  const name = 'CPU of live reads whose answers never repeat byte for byte, to the hand-written server';
  return [{ line: 1, name, value: median(ratios), bound: 1.5, sense: 'at most', unit: '×' }];
};
