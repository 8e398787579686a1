import { z } from 'zod';
import { parseRequest } from '../control/emit/parse-request.ts';
import { createPostWebhook } from '../control/emit/post-webhook.ts';
import { pace, type Statuses, sendPaced } from '../control/emit/send-paced.ts';
import { shuffled } from '../control/emit/shuffled.ts';
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
  ...pace,
});

/** Posts event hooks. Only `ticketId` can be relied on in them (enneo.md 9); the rest of the body is assumed. */
export const createEmit = (busbarUrl: string | null) => {
  const post = createPostWebhook(busbarUrl);
  return async (request: unknown): Promise<{ readonly sent: number; readonly statuses: Statuses }> => {
    const { secret, ids, event, duplicates, shuffle, ...wanted } = parseRequest(emitRequest, request);
    const hooks = ids.flatMap((ticketId) => new Array<unknown>(duplicates + 1).fill({ event, ticketId }));
    const path = `/webhooks/enneo/${encodeURIComponent(secret)}`;
    const statuses = await sendPaced(shuffle ? shuffled(hooks, createRandom(SEED)) : hooks, wanted, (hook) => post(path, hook));
    return { sent: hooks.length, statuses };
  };
};
