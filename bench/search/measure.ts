import { Pool } from 'undici';
import { createRandom } from '../../sandbox/control/random.ts';
import type { World } from '../../sandbox/world/truth.ts';
import { type OpenLoopOptions, runOpenLoop } from '../harness/open-loop.ts';
import type { Asked } from './figures.ts';
import { drawQuestion, type Question } from './questions.ts';

/** A server this slow has failed. */
const ANSWER_MS = 30_000;
const CONNECTIONS = 256;

export interface Load extends Omit<OpenLoopOptions, 'random'> {
  readonly seed: number;
}

export interface Measured {
  readonly asked: readonly Asked[];
  /** How late each request was sent, in milliseconds. */
  readonly late: readonly number[];
}

export interface Target {
  readonly url: string;
  readonly key: string;
  readonly world: World;
}

const ask = async (pool: Pool, key: string, question: Question): Promise<{ readonly isAnswered: boolean; readonly isFound: boolean }> => {
  const { method, path, body, expected } = question;
  const response = await pool.request({ method, path, body, headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' } });
  const text = await response.body.text();
  return { isAnswered: response.statusCode === 200, isFound: text.includes(`"${expected}"`) };
};

/** The facade under the mix of questions, over real connections. */
export const measureFacade = async ({ url, key, world }: Target, { seed, ...load }: Load): Promise<Measured> => {
  const pool = new Pool(url, { connections: CONNECTIONS, headersTimeout: ANSWER_MS, bodyTimeout: ANSWER_MS });
  const random = createRandom(seed);
  const questions = Array.from({ length: load.perSecond * load.seconds }, () => drawQuestion(world, random));
  const asked: Asked[] = [];
  const late = await runOpenLoop({ ...load, random }, async (dueAt) => {
    const question = questions.pop();
    if (question === undefined) return;
    const outcome = await ask(pool, key, question).catch(() => ({ isAnswered: false, isFound: false }));
    asked.push({ question, ms: performance.now() - dueAt, ...outcome });
  });
  await pool.close();
  return { asked, late };
};
