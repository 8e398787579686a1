import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Receipt, ReceivedEvent } from '../domain/events/received-event.ts';
import type { Door } from './door.ts';
import { announceWebhook } from './event-channel.ts';
import { readBody } from './read-body.ts';
import { toReceivedEvent } from './to-received-event.ts';
import { within } from './within.ts';

export interface Intake {
  /** Resolves when the event is stored and will be worked on; rejects when that is not sure. */
  readonly receive: (event: ReceivedEvent) => Promise<Receipt>;
  /** A store that takes longer, in milliseconds, counts as away. */
  readonly deadlineMs: number;
  readonly now: () => number;
}

type EventRequest = FastifyRequest<{ Body: Buffer | undefined }>;

/** When to try again, in seconds, while the store is away. */
const RETRY_AFTER = '5';
const NOTHING = Buffer.alloc(0);

/** Stores what came, then answers: no 2xx for what is not stored. */
export const createAnswerEvent =
  (door: Door, { receive, deadlineMs, now }: Intake) =>
  async (request: EventRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { headers, body = NOTHING } = request;
    const reading = readBody(door, body, headers['content-type']);
    if (reading.kind === 'refused') return refuse(door, reply, reading.problem);
    const event = toReceivedEvent(reading, { sender: door.sender, body, headers, receivedAt: now() });
    try {
      const receipt = await within(deadlineMs, receive(event));
      announceWebhook({ sender: door.sender, event: event.name, outcome: reading.kind === 'known' ? receipt : reading.kind });
    } catch (error) {
      return answerAway(door, request, reply, error);
    }
    if (reading.kind !== 'known')
      request.log.warn({ sender: door.sender, event: event.name, reason: event.unusable }, 'an event was stored that nothing comes of');
    return reply.code(reading.kind === 'known' ? door.accepted : 202).send({ ok: true });
  };

const refuse = ({ sender }: Door, reply: FastifyReply, problem: string): FastifyReply => {
  announceWebhook({ sender, event: null, outcome: 'refused' });
  return reply.code(400).send({ ok: false, error: problem });
};

const answerAway = ({ sender }: Door, request: EventRequest, reply: FastifyReply, error: unknown): FastifyReply => {
  announceWebhook({ sender, event: null, outcome: 'failed' });
  request.log.error({ err: error, sender }, 'an event could not be stored');
  return reply.code(503).header('retry-after', RETRY_AFTER).send({ ok: false, error: 'Events cannot be stored at the moment; send it again.' });
};
