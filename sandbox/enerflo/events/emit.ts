import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { BadControl } from '../../control/bad-control.ts';
import { createRandom, type Random } from '../../control/random.ts';
import type { Desk } from '../desk/desk.ts';
import type { Row } from '../wire/pinned.ts';
import { EVENT_NAMES, type EventVersion } from './event-name.ts';
import type { Delivery, PostEvent } from './post-event.ts';
import { renderEvent, toVersion } from './render-event.ts';

const emitBody = z.strictObject({
  secret: z.string().min(1),
  /** Which events, of which ids (see event-name.ts). */
  events: z.array(z.strictObject({ event: z.enum(EVENT_NAMES), ids: z.array(z.coerce.string()) })),
  /** Copies of each event. */
  duplicates: z.number().int().min(1).max(10).default(1),
  shuffle: z.boolean().default(false),
  /** Adds a nearly empty copy of each `customer.created`. */
  emptyEchoes: z.boolean().default(false),
  /** Share of deliveries that never leave. */
  lost: z.number().min(0).max(1).default(0),
  /** Sent at this rate whatever Busbar answers; absent: one after the other. */
  ratePerSecond: z.number().positive().optional(),
  seed: z.number().int().default(1),
});

type EmitBody = z.infer<typeof emitBody>;

interface Outgoing {
  readonly version: EventVersion;
  readonly body: Row;
}

const parse = (request: unknown): EmitBody => {
  const parsed = emitBody.safeParse(request);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new BadControl(issue?.path.join('.') || 'body', issue?.message ?? 'is no emit request');
};

const toOutgoing = (desk: Desk, { events, duplicates, emptyEchoes }: EmitBody): Outgoing[] =>
  events.flatMap(({ event, ids }) =>
    ids.flatMap((id) => {
      const body = renderEvent(desk, event, id);
      if (body === null) throw new BadControl('events', `there is nothing of id "${id}" to send as ${event}`);
      const echo = emptyEchoes && event === 'customer.created' ? renderEvent(desk, event, id, true) : null;
      return [...Array.from({ length: duplicates }, () => body), ...(echo === null ? [] : [echo])].map((copy) => ({ version: toVersion(event), body: copy }));
    }),
  );

/** Fisher and Yates. */
const shuffled = <T>(items: readonly T[], random: Random): T[] => {
  const mixed = [...items];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    const [a, b] = [mixed[last], mixed[other]];
    if (a === undefined || b === undefined) continue;
    mixed[last] = b;
    mixed[other] = a;
  }
  return mixed;
};

type Post = (event: Outgoing) => Promise<Delivery>;

const sendInTurn = async (events: readonly Outgoing[], post: Post): Promise<Delivery[]> => {
  const deliveries: Delivery[] = [];
  for (const event of events) deliveries.push(await post(event));
  return deliveries;
};

const sendAtRate = async (events: readonly Outgoing[], ratePerSecond: number, post: Post): Promise<Delivery[]> => {
  const begin = performance.now();
  const deliveries: Promise<Delivery>[] = [];
  for (const [index, event] of events.entries()) {
    const waitMs = begin + (index * 1000) / ratePerSecond - performance.now();
    if (waitMs > 1) await sleep(waitMs);
    deliveries.push(post(event));
  }
  return Promise.all(deliveries);
};

const countByStatus = (deliveries: readonly Delivery[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const delivery of deliveries) counts[delivery] = (counts[delivery] ?? 0) + 1;
  return counts;
};

/** `POST /__sandbox/emit`: sends events of records as they stand now, and says what Busbar answered. */
export const createEmit = (desk: Desk, post: PostEvent) => async (request: unknown) => {
  const wish = parse(request);
  const random = createRandom(wish.seed);
  const wanted = toOutgoing(desk, wish);
  const events = (wish.shuffle ? shuffled(wanted, random) : wanted).filter(() => random() >= wish.lost);
  const postOne: Post = ({ version, body }) => post(version, wish.secret, body);
  const deliveries = wish.ratePerSecond === undefined ? await sendInTurn(events, postOne) : await sendAtRate(events, wish.ratePerSecond, postOne);
  return { sent: events.length, lost: wanted.length - events.length, statuses: countByStatus(deliveries) };
};
