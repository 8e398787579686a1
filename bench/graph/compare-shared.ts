import { Pool } from 'undici';
import { createWorld, referenceCustomerIds } from '../../sandbox/world/world.ts';
import { SOURCES } from '../harness/sandbox.ts';
import type { Verdict } from './bounds.ts';
import type { Contestant } from './contestant.ts';
import { ask, LIVE, toRequest } from './reference-query.ts';
import { CONTRACTS, type Stage } from './stage.ts';

const QUERIES = 1000;
/** What Busbar takes of itself. */
const USUAL = 'max-age=60';

/** Source calls of many identical queries at once about somebody nobody asked about before, beside those of one that reads live. */
export const compareShared = async ({ sandbox, questions, apiKey }: Stage, { server }: Contestant): Promise<readonly Verdict[]> => {
  const asked = new Set(questions.map(({ customerId }) => customerId));
  const customerId = referenceCustomerIds(createWorld({ contracts: CONTRACTS }), CONTRACTS).findLast((id) => !asked.has(id));
  if (customerId === undefined) throw new Error('everybody was asked about');
  const pool = new Pool(server.url, { connections: QUERIES });
  const askAtOnce = async (queries: number, cacheControl: string): Promise<{ readonly calls: number; readonly unanswered: number }> => {
    await sandbox.reset();
    const answers = await Promise.allSettled(Array.from({ length: queries }, () => ask(pool, toRequest(customerId, apiKey, 0, cacheControl))));
    const calls = await sandbox.countCalls();
    return { calls: SOURCES.reduce((sum, source) => sum + calls[source], 0), unanswered: answers.filter(({ status }) => status === 'rejected').length };
  };
  const many = await askAtOnce(QUERIES, USUAL);
  const one = await askAtOnce(1, LIVE);
  await pool.destroy();
  const same = `${QUERIES} identical queries at once`;
  return [
    { line: 4, name: `source calls of ${same}, to the ${one.calls} of one`, value: many.calls, bound: one.calls, sense: 'at most', unit: '' },
    { line: 4, name: `unanswered of ${same}`, value: many.unanswered, bound: 0, sense: 'at most', unit: '' },
  ];
};
