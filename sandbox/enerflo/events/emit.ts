import { z } from 'zod';
import { BadControl } from '../../control/bad-control.ts';
import { parseRequest } from '../../control/emit/parse-request.ts';
import { pace, sendPaced } from '../../control/emit/send-paced.ts';
import { shuffled } from '../../control/emit/shuffled.ts';
import { createRandom } from '../../control/random.ts';
import type { Desk } from '../desk/desk.ts';
import type { Row } from '../wire/pinned.ts';
import { EVENT_NAMES, type EventVersion } from './event-name.ts';
import type { PostEvent } from './post-event.ts';
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
  ...pace,
  seed: z.number().int().default(1),
});

type EmitBody = z.infer<typeof emitBody>;

interface Outgoing {
  readonly version: EventVersion;
  readonly body: Row;
}

const toOutgoing = (desk: Desk, { events, duplicates, emptyEchoes }: EmitBody): Outgoing[] =>
  events.flatMap(({ event, ids }) =>
    ids.flatMap((id) => {
      const body = renderEvent(desk, event, id);
      if (body === null) throw new BadControl('events', `there is nothing of id "${id}" to send as ${event}`);
      const echo = emptyEchoes && event === 'customer.created' ? renderEvent(desk, event, id, true) : null;
      return [...Array.from({ length: duplicates }, () => body), ...(echo === null ? [] : [echo])].map((copy) => ({ version: toVersion(event), body: copy }));
    }),
  );

/** `POST /__sandbox/emit`: sends events of records as they stand now, and says what Busbar answered. */
export const createEmit = (desk: Desk, post: PostEvent) => async (request: unknown) => {
  const wish = parseRequest(emitBody, request);
  const random = createRandom(wish.seed);
  const wanted = toOutgoing(desk, wish);
  const events = (wish.shuffle ? shuffled(wanted, random) : wanted).filter(() => random() >= wish.lost);
  const statuses = await sendPaced(events, wish, ({ version, body }) => post(version, wish.secret, body));
  return { sent: events.length, lost: wanted.length - events.length, statuses };
};
