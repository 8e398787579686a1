import { Pool } from 'undici';
import { createWorld, referenceCustomerIds } from '../../sandbox/world/world.ts';
import { SOURCES } from '../harness/sandbox.ts';
import type { Verdict } from './bounds.ts';
import type { Contestant } from './contestant.ts';
import { ask, toRequest } from './reference-query.ts';
import { CONTRACTS, type Stage } from './stage.ts';

const QUERIES = 1000;
/** What Busbar takes of itself. */
const USUAL = 'max-age=60';

/** Two customers nobody asked Busbar about before, whose answers cost the hand-written server the same calls. */
const findTwins = async ({ sandbox, questions, apiKey }: Stage, { pool }: Contestant): Promise<readonly [string, string]> => {
  const asked = new Set(questions.map(({ customerId }) => customerId));
  const seen = new Map<string, string>();
  for (const id of referenceCustomerIds(createWorld({ contracts: CONTRACTS }), CONTRACTS).filter((one) => !asked.has(one))) {
    await sandbox.reset();
    await ask(pool, toRequest(id, apiKey));
    const calls = JSON.stringify(await sandbox.countCalls());
    const twin = seen.get(calls);
    if (twin !== undefined) return [twin, id];
    seen.set(calls, id);
  }
  throw new Error('no two customers cost the same calls');
};

/** Source calls of many identical queries at once, beside those of one. */
export const compareShared = async (stage: Stage, [busbar, byHand]: readonly [Contestant, Contestant]): Promise<readonly Verdict[]> => {
  const { sandbox, apiKey } = stage;
  const [alone, together] = await findTwins(stage, byHand);
  const pool = new Pool(busbar.server.url, { connections: QUERIES });
  const askAtOnce = async (customerId: string, queries: number): Promise<{ readonly calls: number; readonly unanswered: number }> => {
    await sandbox.reset();
    const answers = await Promise.allSettled(Array.from({ length: queries }, () => ask(pool, toRequest(customerId, apiKey, 0, USUAL))));
    const calls = await sandbox.countCalls();
    return { calls: SOURCES.reduce((sum, source) => sum + calls[source], 0), unanswered: answers.filter(({ status }) => status === 'rejected').length };
  };
  const one = await askAtOnce(alone, 1);
  const many = await askAtOnce(together, QUERIES);
  await pool.destroy();
  const same = `${QUERIES} identical queries at once`;
  return [
    { line: 4, name: `source calls of ${same}, to the ${one.calls} of one`, value: many.calls, bound: one.calls, sense: 'at most', unit: '' },
    { line: 4, name: `unanswered of ${same}`, value: many.unanswered, bound: 0, sense: 'at most', unit: '' },
  ];
};
