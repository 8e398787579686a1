import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Random } from '../../../sandbox/control/random.ts';
import type { BusbarProcess } from './busbar-process.ts';
import type { Intent } from './intents.ts';

const performed = z.object({
  write: z.object({ id: z.string(), state: z.string(), askAgainAt: z.string().nullable() }).nullable(),
  userErrors: z.array(z.object({ code: z.string(), message: z.string() })),
});
const answer = z.object({
  data: z.object({ done: performed.nullable() }).nullish(),
  errors: z
    .array(z.object({ message: z.string(), extensions: z.object({ code: z.string(), writeId: z.string().optional(), askAgainAt: z.string().optional() }) }))
    .optional(),
});
const found = z.object({ data: z.object({ write: z.object({ state: z.string(), askAgainAt: z.string().nullable() }).nullable() }).nullish() });

export interface Ending {
  /** DONE, REJECTED, or UNKNOWN for good. */
  readonly state: string;
  readonly attempts: number;
  /** Times that nobody knew whether it had happened. */
  readonly doubts: number;
}

const MAX_ATTEMPTS = 300;
const KEY = 'torture';

const post = async (busbar: BusbarProcess, query: string, variables: object): Promise<unknown> => {
  const url = await busbar.url;
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${KEY}` };
  return (await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query, variables }), signal: AbortSignal.timeout(10_000) })).json();
};

/** A client that wants an effect once and repeats it with its key until it knows, through failures, crashes and impatience. */
export const bringAbout = async (intent: Intent, busbar: BusbarProcess, random: Random): Promise<Ending> => {
  let doubts = 0;
  for (let attempts = 1; attempts <= MAX_ATTEMPTS; attempts += 1) {
    const sends = random() < 0.2 ? 2 : 1;
    const ended = await Promise.all(Array.from({ length: sends }, () => tryOnce(intent, busbar, random)));
    if (ended.includes('DOUBT')) doubts += 1;
    const state = ended.find((one) => one === 'DONE' || one === 'REJECTED' || one === 'UNKNOWN');
    if (state !== undefined) return { state, attempts, doubts };
    await sleep(20 + random() * 150);
  }
  throw new Error(`${intent.mutation} came to no end`);
};

const tryOnce = async ({ mutation, key }: Intent, busbar: BusbarProcess, random: Random): Promise<string> => {
  const body = await post(busbar, `mutation($key: String!) { done: ${mutation} }`, { key }).catch(() => null);
  if (body === null) return 'NO ANSWER';
  const { data, errors } = answer.parse(body);
  const write = data?.done?.write;
  if (write != null) return write.state;
  const [unexpected] = data?.done?.userErrors.filter(({ code }) => code !== 'IN_PROGRESS') ?? [];
  if (unexpected !== undefined) throw new Error(`${mutation}: ${unexpected.code} ${unexpected.message}`);
  const doubt = errors?.find(({ extensions }) => extensions.code === 'OUTCOME_UNKNOWN')?.extensions;
  if (doubt?.writeId === undefined) return errors?.[0]?.extensions.code ?? 'IN_PROGRESS';
  if (doubt.askAgainAt === undefined) return 'UNKNOWN';
  return random() < 0.5 ? askForIt(doubt.writeId, busbar) : 'DOUBT';
};

const askForIt = async (id: string, busbar: BusbarProcess): Promise<string> => {
  const body = await post(busbar, 'query($id: ID!) { write(id: $id) { state askAgainAt } }', { id }).catch(() => null);
  const write = body === null ? null : found.parse(body).data?.write;
  return write?.state === 'DONE' ? 'DONE' : 'DOUBT';
};
