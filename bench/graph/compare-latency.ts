import { percentile } from '../harness/statistics.ts';
import type { Verdict } from './bounds.ts';
import type { Contestant } from './contestant.ts';
import { ask } from './reference-query.ts';
import type { Stage } from './stage.ts';

const DELAY_MS = 20;
/**
 * Who the customer is at Enerflo, beside the ERP; his installs; the first page of their notes; the others: each needs the one before.
 * Busbar has one more: it asks Enerflo when the ERP knows the customer, so that one nobody knows costs nothing of Enerflo's scarce limit.
 */
const HOPS = 4;
const WARM_UP = 5;

const medianMs = async ({ pool }: Contestant, questions: Stage['questions'], rounds: number): Promise<number> => {
  const times: number[] = [];
  for (let nth = -WARM_UP; nth < rounds; nth += 1) {
    const { request } = questions[(nth + WARM_UP) % questions.length] ?? {};
    if (request === undefined) throw new Error('there is nothing to ask');
    const sent = performance.now();
    await ask(pool, request);
    if (nth >= 0) times.push(performance.now() - sent);
  }
  return percentile(times, 0.5);
};

/** One client, sources that take 20 ms each. Every answer differs from the one before, so that nothing is known of it. */
export const compareLatency = async (
  { sandbox, questions }: Stage,
  [busbar, byHand]: readonly [Contestant, Contestant],
  rounds: number,
): Promise<readonly Verdict[]> => {
  await sandbox.delay(DELAY_MS);
  const [ours, theirs] = [await medianMs(busbar, questions, rounds), await medianMs(byHand, questions, rounds)];
  await sandbox.reset();
  const critical = HOPS * DELAY_MS;
  return [
    {
      line: 2,
      name: `p50 with ${DELAY_MS} ms a call, to the critical path of ${critical} ms (by hand ${(theirs / critical).toFixed(2)} ×)`,
      value: ours / critical,
      bound: 1.15,
      sense: 'at most',
      unit: '×',
    },
  ];
};
