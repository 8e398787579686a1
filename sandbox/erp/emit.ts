import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { BadControl } from '../control/bad-control.ts';
import { createRandom } from '../control/random.ts';
import type { SandboxOptions } from '../options.ts';
import type { World } from '../world/truth.ts';

const SEED = 41;

/** `POST /__sandbox/emit` of the ERP sandbox. */
const emitRequest = z.strictObject({
  dialect: z.enum(['powercloud', 'lynqtech']).default('powercloud'),
  /** The secret in Busbar's webhook path. */
  secret: z.string().min(1),
  entity: z.enum(['contract', 'customer']).default('contract'),
  ids: z
    .array(z.union([z.string(), z.number()]).transform(String))
    .min(1)
    .max(100_000),
  event: z.string().min(1).optional(),
  /** How many more times each event is sent. */
  duplicates: z.number().int().min(0).max(100).default(0),
  shuffle: z.boolean().default(false),
  /** LynqTech's running number skips this many events before each one sent. */
  dropNumbers: z.number().int().min(0).max(1000).default(0),
  ratePerSecond: z.number().positive().max(100_000).optional(),
});
type EmitRequest = z.infer<typeof emitRequest>;

interface Touched {
  readonly contractId: string | null;
  readonly customerId: string | null;
}

export interface Emitted {
  readonly sent: number;
  /** How often Busbar answered with which status; 0: not at all. */
  readonly statuses: Readonly<Record<string, number>>;
}

/** What an event about one record names. Records that are gone, or never were, are named alone. */
const touchedBy = (world: World, entity: EmitRequest['entity'], id: string): Touched =>
  entity === 'customer' ? { contractId: null, customerId: id } : { contractId: id, customerId: world.contracts.get(id)?.customerId ?? null };

const wireId = (id: string): number | string => (/^[1-9]\d{0,14}$/.test(id) ? Number(id) : id);

/** The body of `test/fixtures/erp/powercloud-webhook.json` (assumed). */
const powercloudBody = (event: string, touched: Touched, number: number, now: number) => ({
  eventId: `evt-${now}-${number}`,
  event,
  timestamp: Math.floor(now / 1000),
  data: Object.fromEntries(Object.entries(touched).flatMap(([key, id]) => (id === null ? [] : [[key, wireId(id)]]))),
});

/** The body of `test/fixtures/erp/lynqtech-webhook.json` (assumed). */
const lynqtechBody = (world: World, event: string, { contractId, customerId }: Touched, number: number, now: number) => ({
  ereignisId: `00000000-0000-4000-8000-${(now * 1000 + (number % 1000)).toString(16).padStart(12, '0').slice(-12)}`,
  ereignistyp: event,
  nummer: number,
  zeitpunkt: new Date(now).toISOString(),
  ...(contractId === null ? {} : { vertragId: world.contracts.get(contractId)?.uuid ?? contractId }),
  ...(customerId === null ? {} : { kundeId: world.customers.get(customerId)?.uuid ?? customerId }),
});

const EVENTS = {
  powercloud: { contract: 'contract.updated', customer: 'customer.updated' },
  lynqtech: { contract: 'VertragGeaendert', customer: 'KundeGeaendert' },
} as const;

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

/** Sends one after another, so that the order is the order sent. */
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

/** Sends the webhooks of Powercloud and LynqTech to Busbar. LynqTech's running number goes on from one request to the next. */
export const createEmit = ({ world, busbarUrl }: SandboxOptions, now: () => number) => {
  let number = 0;
  const emit = async (request: unknown): Promise<Emitted> => {
    const parsed = emitRequest.safeParse(request);
    if (!parsed.success) throw new BadControl(parsed.error.issues[0]?.path.join('.') || 'body', parsed.error.issues[0]?.message ?? 'not a request to emit');
    const { dialect, secret, entity, ids, event = EVENTS[dialect][entity], duplicates, shuffle, dropNumbers, ratePerSecond } = parsed.data;
    const bodies = ids.flatMap((id) => {
      number += 1 + dropNumbers;
      const touched = touchedBy(world, entity, id);
      const body = dialect === 'powercloud' ? powercloudBody(event, touched, number, now()) : lynqtechBody(world, event, touched, number, now());
      return new Array<unknown>(duplicates + 1).fill(body);
    });
    return postAll(`${busbarUrl}/webhooks/${dialect}/${encodeURIComponent(secret)}`, shuffle ? shuffled(bodies) : bodies, ratePerSecond);
  };
  return {
    emit,
    reset: () => {
      number = 0;
    },
  };
};
