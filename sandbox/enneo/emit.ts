import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { BadControl } from '../control/bad-control.ts';
import { createRandom } from '../control/random.ts';

const SEED = 61;

/** `POST /__sandbox/emit` of the Enneo sandbox. */
const emitRequest = z.strictObject({
  /** The secret in Busbar's webhook path. */
  secret: z.string().min(1),
  /** Tickets. */
  ids: z.array(z.coerce.number().int().positive()).min(1).max(100_000),
  /** docs.enneo.ai/en/system-integration/events/concept-of-events-in-enneo */
  event: z.string().min(1).default('TicketUpdated'),
  /** How many more times each event is sent. */
  duplicates: z.number().int().min(0).max(100).default(0),
  shuffle: z.boolean().default(false),
  ratePerSecond: z.number().positive().max(100_000).optional(),
});

export interface Emitted {
  readonly sent: number;
  /** How often Busbar answered with which status; 0: not at all. */
  readonly statuses: Readonly<Record<string, number>>;
}

const parseRequest = (request: unknown): z.infer<typeof emitRequest> => {
  const parsed = emitRequest.safeParse(request);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new BadControl(issue?.path.join('.') || 'body', issue?.message ?? 'not a request to emit');
};

const shuffled = <T>(items: readonly T[]): readonly T[] => {
  const random = createRandom(SEED);
  return items
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
};

const post = async (url: string, body: unknown): Promise<number> => {
  try {
    const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return 0;
  }
};

/** One after another, so that the order is the order sent. */
const postAll = async (url: string, bodies: readonly unknown[], ratePerSecond: number | undefined): Promise<Emitted> => {
  const statuses: Record<string, number> = {};
  const begun = performance.now();
  for (const [index, body] of bodies.entries()) {
    const early = ratePerSecond === undefined ? 0 : begun + (index * 1000) / ratePerSecond - performance.now();
    if (early > 0) await wait(early);
    const status = await post(url, body);
    statuses[status] = (statuses[status] ?? 0) + 1;
  }
  return { sent: bodies.length, statuses };
};

/** Posts event hooks. Only `ticketId` can be relied on in them (enneo.md 9); the rest of the body is assumed. */
export const createEmit =
  (busbarUrl: string | null) =>
  async (request: unknown): Promise<Emitted> => {
    const { secret, ids, event, duplicates, shuffle, ratePerSecond } = parseRequest(request);
    const bodies = ids.flatMap((ticketId) => new Array<unknown>(duplicates + 1).fill({ event, ticketId }));
    return postAll(`${busbarUrl}/webhooks/enneo/${encodeURIComponent(secret)}`, shuffle ? shuffled(bodies) : bodies, ratePerSecond);
  };
