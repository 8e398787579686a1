import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { KEY } from './environment.ts';

const SETTLE_MS = 300_000;

const answer = z.object({ data: z.object({ events: z.object({ totalCount: z.number() }) }) });

const countEvents = async (url: string, state: 'NEW' | 'DEAD'): Promise<number> => {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${KEY}` };
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query: `{ events(state: ${state}) { totalCount } }` }) });
  const body: unknown = await response.json();
  const parsed = answer.safeParse(body);
  if (!parsed.success) throw new Error(`events could not be counted: ${JSON.stringify(body)}`);
  return parsed.data.data.events.totalCount;
};

/** Throws when one is dead. */
export const untilNothingWaits = async (url: string): Promise<void> => {
  for (const giveUpAt = Date.now() + SETTLE_MS; Date.now() < giveUpAt; await sleep(250)) {
    const dead = await countEvents(url, 'DEAD');
    if (dead > 0) throw new Error(`${dead} events are dead`);
    if ((await countEvents(url, 'NEW')) === 0) return;
  }
  throw new Error(`events still wait after ${SETTLE_MS / 1000} s`);
};
