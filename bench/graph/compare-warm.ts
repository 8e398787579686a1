import { createCpuClock } from '../harness/cpu.ts';
import { median } from '../harness/statistics.ts';
import type { Verdict } from './bounds.ts';
import { type Contestant, measureRound } from './contestant.ts';
import type { BenchOptions } from './options.ts';
import { KEPT, toRequest } from './reference-query.ts';
import type { Stage } from './stage.ts';

/** Answers a second from what Busbar keeps, beside those of the hand-written server, which reads live. Round after round, as the rest. */
export const compareWarm = async (
  { questions, apiKey }: Stage,
  [busbar, byHand]: readonly [Contestant, Contestant],
  options: BenchOptions,
): Promise<readonly Verdict[]> => {
  const readCpu = createCpuClock();
  const live = questions.map(({ request }) => request);
  const kept = questions.map(({ customerId, expected }) => toRequest(customerId, apiKey, JSON.stringify({ data: expected }).length, KEPT));
  await measureRound(busbar, kept, { ...options, roundMs: options.warmUpMs }, readCpu);
  const ratios: number[] = [];
  for (let nth = 0; nth < options.rounds; nth += 1) {
    const warm = await measureRound(busbar, kept, options, readCpu);
    const written = await measureRound(byHand, live, options, readCpu);
    ratios.push(warm.requestsPerSecond / written.requestsPerSecond);
  }
  return [
    {
      line: 3,
      name: 'answers a second from the cache, to those of the hand-written server live',
      value: median(ratios),
      bound: 4,
      sense: 'at least',
      unit: '×',
    },
  ];
};
