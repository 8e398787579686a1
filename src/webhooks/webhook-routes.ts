import type { FastifyBaseLogger, FastifyError, FastifyInstance, FastifyPluginAsync } from 'fastify';
import { createAnswerEvent, type Intake } from './answer-event.ts';
import { createCheckSecret } from './check-secret.ts';
import type { Door } from './door.ts';
import { announceWebhook } from './event-channel.ts';
import { guardSecret } from './guard-secret.ts';

export interface WebhookOptions extends Intake {
  readonly doors: readonly Door[];
  /** Any of them opens; two while one replaces the other. None: every event is refused. */
  readonly secrets: readonly string[];
}

/** Project events have about 75 kB (W23). */
const MOST_BYTES = 1024 * 1024;
/** Shorter secrets are worth a warning: 16 random bytes in base64 have more characters. */
const SECRET_LENGTH = 20;

/** The doors events come in by. Secrets are in paths: nothing here logs or repeats one. */
export const webhookRoutes =
  ({ doors, secrets, ...intake }: WebhookOptions): FastifyPluginAsync =>
  async (root) => {
    adviseOn(secrets, root.log);
    const isRight = createCheckSecret(secrets);
    for (const door of doors) {
      await root.register(async (app) => {
        app.removeAllContentTypeParsers();
        app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MOST_BYTES }, async (_request: unknown, body: Buffer) => body);
        app.addHook('onRequest', guardSecret(isRight, door.sender));
        answerErrors(app, door);
        const answer = createAnswerEvent(door, intake);
        for (const path of door.paths) {
          app.post(path, answer);
          app.post(`${path}/:secret`, answer);
        }
      });
    }
  };

/** What these doors answer when there is no room. */
export const webhookOverload = {
  isOurs: (url: string): boolean => url.startsWith('/webhooks/'),
  body: JSON.stringify({ ok: false, error: 'More events come at the moment than can be stored; send it again.' }),
} as const;

const adviseOn = (secrets: readonly string[], log: FastifyBaseLogger): void => {
  if (secrets.length === 0) log.warn('WEBHOOK_SECRET is not set: events at /webhooks are refused; set it to 32 random bytes, `openssl rand -hex 32`');
  else if (secrets.some(({ length }) => length < SECRET_LENGTH))
    log.warn('WEBHOOK_SECRET is short: whoever guesses it can post events; set it to 32 random bytes, `openssl rand -hex 32`');
};

/** What went wrong before the body was there. */
const answerErrors = (app: FastifyInstance, { sender }: Door): void => {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const status = error.statusCode ?? 500;
    announceWebhook({ sender, event: null, outcome: status < 500 ? 'refused' : 'failed' });
    if (status >= 500) request.log.error({ err: error, sender }, 'an event could not be taken');
    return reply.code(status).send({ ok: false, error: describe(status) });
  });
};

const describe = (status: number): string => {
  if (status === 413) return 'The body is larger than 1 MiB.';
  return status < 500 ? 'The request cannot be read.' : 'Something went wrong here; send it again.';
};
