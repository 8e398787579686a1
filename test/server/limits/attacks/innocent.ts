import { setTimeout as wait } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { Agent, request } from 'undici';
import { runOpenLoop } from '../../../../bench/harness/open-loop.ts';
import { now } from './measure.ts';

/** One small query of the innocent client: when it was due, by `performance.timeOrigin`, and how long after it was answered. */
export interface Asked {
  readonly dueAt: number;
  readonly ms: number;
}

const { url, key, perSecond }: { url: string; key: string; perSecond: number } = workerData;
const dispatcher = new Agent({ connections: 10 });
const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };

/** Asks at a steady rate from a thread of its own, whether or not what it asked before was answered. */
for (;;) {
  await runOpenLoop({ perSecond, seconds: 1, arrivals: 'even', random: Math.random }, async (due) => {
    const answer = await request(`${url}/graphql`, { method: 'POST', dispatcher, headers, body: '{"query":"{ sources { name } }"}' });
    await answer.body.dump();
    const asked: Asked = { dueAt: performance.timeOrigin + due, ms: now() - performance.timeOrigin - due };
    parentPort?.postMessage(asked);
  });
  await wait(1);
}
