import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Sender } from '../domain/events/received-event.ts';
import type { CheckSecret } from './check-secret.ts';
import { announceWebhook } from './event-channel.ts';

const BEARER = /^Bearer +/i;

/** In the path; else in `x-webhook-secret`; else as a bearer token. */
const presentedBy = ({ params, headers }: FastifyRequest): string => {
  if (typeof params === 'object' && params !== null && 'secret' in params) return String(params.secret);
  const named = headers['x-webhook-secret'];
  return typeof named === 'string' ? named : (headers.authorization ?? '').replace(BEARER, '');
};

/** An `onRequest` hook: nothing of a body is read before the secret was right, and the connection it was to come on is given up. */
export const guardSecret =
  (isRight: CheckSecret, sender: Sender) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    if (isRight(presentedBy(request))) return undefined;
    announceWebhook({ sender, event: null, outcome: 'refused' });
    reply.headers({ connection: 'close', 'www-authenticate': 'Bearer realm="busbar"' });
    return reply.code(401).send({ ok: false, error: 'The secret of this address is missing or wrong.' });
  };
