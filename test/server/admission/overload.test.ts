import { Pool } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCpuClock } from '../../../bench/harness/cpu.ts';
import { runOpenLoop } from '../../../bench/harness/open-loop.ts';
import { median } from '../../../bench/harness/statistics.ts';
import { type Child, runChild } from '../../support/run-child.ts';

/** The small version of `npm run overload`: four times what the server can answer of its own (`busy-server.ts`), by its own CPU time, since other tests run beside it. */
const PER_SECOND = 1000;
const SECONDS = 1.5;
const CLIENTS = 16;

const readCpu = createCpuClock();
let server: Child;
let pool: Pool;
beforeAll(async () => {
  server = runChild(new URL('../../support/busy-server.ts', import.meta.url), ['100']);
  pool = new Pool(`http://127.0.0.1:${await server.nextLine()}`, { connections: 512 });
});
afterAll(async () => {
  await pool.destroy();
  await server.kill();
});

const ask = async (path: string, due = performance.now()) => {
  const { statusCode: status, headers, body } = await pool.request({ method: 'GET', path });
  await body.dump();
  return { path, status, retryAfter: headers['retry-after'], ms: performance.now() - due };
};

/** Answers to people in a second of the server's CPU. */
const perCpuSecond = async (load: () => Promise<number>): Promise<number> => {
  const before = await readCpu(server.pid);
  const answers = await load();
  return (answers * 1_000_000) / ((await readCpu(server.pid)) - before);
};

/** Clients that ask again as soon as they were answered. */
const askInTurn = async (each: number): Promise<number> => {
  const client = async (): Promise<void> => {
    for (let nth = 0; nth < each; nth += 1) await ask('/graphql');
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  return CLIENTS * each;
};

describe('four times as many requests as the processor can answer', () => {
  it('cost few of its answers, are refused at once, and leave health checks and webhooks undisturbed', async () => {
    await askInTurn(4);
    const peak = await perCpuSecond(() => askInTurn(10));
    const answers: Awaited<ReturnType<typeof ask>>[] = [];
    const isGood = ({ path, status }: (typeof answers)[number]): boolean => path === '/graphql' && status === 200;
    let arrivals = 0;
    const overloaded = await perCpuSecond(async () => {
      await runOpenLoop({ perSecond: PER_SECOND, seconds: SECONDS, arrivals: 'even', random: Math.random }, async (due) => {
        arrivals += 1;
        const apart = arrivals % 40 === 0 ? '/webhooks/enneo' : '/health/live';
        answers.push(await ask(arrivals % 20 === 0 ? apart : '/graphql', due));
      });
      return answers.filter(isGood).length;
    });
    const refused = answers.filter(({ status }) => status === 503);
    expect(refused.filter(({ path, retryAfter }) => path !== '/graphql' || !/^[1-3]$/.test(String(retryAfter)))).toEqual([]);
    // Three of four where the generator has a processor of its own.
    expect(refused.length).toBeGreaterThan(answers.length / 4);
    expect(overloaded).toBeGreaterThan(peak * 0.6);
    const medianOf = (all: typeof answers): number => median(all.map(({ ms }) => ms));
    expect(medianOf(refused)).toBeLessThan(medianOf(answers.filter(isGood)));
  });
});
