import { Pool } from 'undici';
import { runOpenLoop } from '../harness/open-loop.ts';
import { type Ask, type Asked, type Kind, type Outcome, send } from './asks.ts';

/** A server this slow has failed. */
const ANSWER_MS = 30_000;
/** More than Busbar lets in and keeps waiting: a request that waits here for a connection would be no open load. */
const CONNECTIONS = 4096;
/** Requests to the facade among those that are refused when there are too many. */
const FACADE_SHARE = 0.1;
/** A second; both are kept apart from the rest by Busbar. */
const WEBHOOKS = 50;
const HEALTH_CHECKS = 10;

export type Draw = Readonly<Record<Kind, () => Ask>>;

export interface Load {
  readonly url: string;
  readonly draw: Draw;
  readonly random: () => number;
}

export interface Measured {
  readonly asked: readonly Asked[];
  /** How late each request was sent, in milliseconds. */
  readonly late: readonly number[];
}

const failed = (): Outcome => 'failed';

/** Requests come at random, `perSecond` of people beside webhooks and health checks, whatever becomes of those before. */
export const runLoad = async ({ url, draw, random }: Load, perSecond: number, seconds: number): Promise<Measured> => {
  const open = (connections: number): Pool => new Pool(url, { connections, headersTimeout: ANSWER_MS, bodyTimeout: ANSWER_MS });
  const pools = { people: open(CONNECTIONS), systems: open(64) };
  const asked: Asked[] = [];
  const begun = performance.now();
  const arrive = (pool: Pool, rate: number, next: () => Ask): Promise<readonly number[]> =>
    runOpenLoop({ perSecond: rate, seconds, arrivals: 'poisson', random }, async (dueAt) => {
      const ask = next();
      const outcome = await send(pool, ask).catch(failed);
      asked.push({ kind: ask.kind, outcome, ms: performance.now() - dueAt, at: dueAt - begun });
    });
  const [late] = await Promise.all([
    arrive(pools.people, perSecond, () => (random() < FACADE_SHARE ? draw.facade() : draw.graph())),
    arrive(pools.systems, WEBHOOKS, draw.webhook),
    arrive(pools.systems, HEALTH_CHECKS, draw.health),
  ]);
  await Promise.all([pools.people.destroy(), pools.systems.destroy()]);
  return { asked, late };
};

/** Answers a second when as many clients as `connections` each ask again as soon as they were answered. */
export const measurePeak = async ({ url, draw, random }: Load, connections: number, seconds: number): Promise<number> => {
  const pool = new Pool(url, { connections, headersTimeout: ANSWER_MS, bodyTimeout: ANSWER_MS });
  const until = performance.now() + seconds * 1000;
  let answered = 0;
  const client = async (): Promise<void> => {
    while (performance.now() < until) {
      const outcome = await send(pool, random() < FACADE_SHARE ? draw.facade() : draw.graph());
      if (outcome !== 'ok') throw new Error(`a request was ${outcome} when ${connections} clients asked`);
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, client));
  await pool.destroy();
  return answered / seconds;
};
