import { z } from 'zod';
import { parseRequest } from '../control/emit/parse-request.ts';
import { createPostWebhook } from '../control/emit/post-webhook.ts';
import { pace, type Statuses, sendPaced } from '../control/emit/send-paced.ts';
import { shuffled } from '../control/emit/shuffled.ts';
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
  ...pace,
});
type EmitRequest = z.infer<typeof emitRequest>;

interface Touched {
  readonly contractId: string | null;
  readonly customerId: string | null;
}

/** What an event about one record names. Records that are gone, or never were, are named alone. */
const touchedBy = (world: World, entity: EmitRequest['entity'], id: string): Touched =>
  entity === 'customer' ? { contractId: null, customerId: id } : { contractId: id, customerId: world.contracts.get(id)?.customerId ?? null };

const wireId = (id: string): number | string => (/^[1-9]\d{0,14}$/.test(id) ? Number(id) : id);

/** The body of `test/fixtures/erp/powercloud-webhook.json` (assumed). */
const powercloudBody = (_world: World, event: string, touched: Touched, number: number, now: number) => ({
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

const BODIES = { powercloud: powercloudBody, lynqtech: lynqtechBody } as const;

const EVENTS = {
  powercloud: { contract: 'contract.updated', customer: 'customer.updated' },
  lynqtech: { contract: 'VertragGeaendert', customer: 'KundeGeaendert' },
} as const;

/** Sends the webhooks of Powercloud and LynqTech to Busbar. LynqTech's running number goes on from one request to the next. */
export const createEmit = ({ world, busbarUrl }: SandboxOptions, now: () => number) => {
  const post = createPostWebhook(busbarUrl);
  let number = 0;
  const emit = async (request: unknown): Promise<{ readonly sent: number; readonly statuses: Statuses }> => {
    const { dialect, secret, entity, ids, event, duplicates, shuffle, dropNumbers, ...wanted } = parseRequest(emitRequest, request);
    const bodies = ids.flatMap((id) => {
      number += 1 + dropNumbers;
      const body = BODIES[dialect](world, event ?? EVENTS[dialect][entity], touchedBy(world, entity, id), number, now());
      return new Array<unknown>(duplicates + 1).fill(body);
    });
    const path = `/webhooks/${dialect}/${encodeURIComponent(secret)}`;
    const statuses = await sendPaced(shuffle ? shuffled(bodies, createRandom(SEED)) : bodies, wanted, (body) => post(path, body));
    return { sent: bodies.length, statuses };
  };
  return {
    emit,
    reset: () => {
      number = 0;
    },
  };
};
