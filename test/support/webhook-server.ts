import Fastify from 'fastify';
import { pino } from 'pino';
import type { ReceivedEvent } from '../../src/domain/events/received-event.ts';
import type { ErpConfig, PowercloudConfig } from '../../src/sources/erp/config.ts';
import { enerfloDoor } from '../../src/webhooks/enerflo.ts';
import { enneoDoor } from '../../src/webhooks/enneo.ts';
import { createLynqtechDoor } from '../../src/webhooks/lynqtech.ts';
import { createPowercloudDoor } from '../../src/webhooks/powercloud.ts';
import { webhookRoutes } from '../../src/webhooks/webhook-routes.ts';

export const POWERCLOUD: PowercloudConfig = { kind: 'powercloud', name: 'pc', url: 'http://127.0.0.1:9', hash: 'h', user: 'u', password: 'p' };
export const LYNQTECH: ErpConfig = { kind: 'lynqtech', name: 'lq', url: 'http://127.0.0.1:9', apiKey: 'k' };

export interface WebhookServerOptions {
  readonly secrets?: readonly string[];
  readonly powercloud?: ErpConfig;
  readonly lynqtech?: ErpConfig;
  readonly receive?: (event: ReceivedEvent) => Promise<'stored' | 'duplicate'>;
  readonly deadlineMs?: number;
}

/** The doors alone over real sockets, with what they handed over and what they logged. */
export const startWebhookServer = async (options: WebhookServerOptions = {}) => {
  const { secrets = ['s3cret'], powercloud = POWERCLOUD, lynqtech = LYNQTECH, receive = async () => 'stored', deadlineMs = 5000 } = options;
  const events: ReceivedEvent[] = [];
  const log: string[] = [];
  const app = Fastify({ loggerInstance: pino({ level: 'trace' }, { write: (line: string) => void log.push(line) }), routerOptions: { maxParamLength: 500 } });
  await app.register(
    webhookRoutes({
      doors: [enerfloDoor, createPowercloudDoor(powercloud), createLynqtechDoor(lynqtech), enneoDoor],
      secrets,
      deadlineMs,
      now: () => 1_750_000_000_000,
      receive: async (event) => {
        const receipt = await receive(event);
        events.push(event);
        return receipt;
      },
    }),
  );
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  const post = async (path: string, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) => {
    const response = await fetch(url + path, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
    return { status: response.status, headers: response.headers, body: JSON.parse(await response.text()) };
  };
  return { url, events, log, post, [Symbol.asyncDispose]: async () => void (await app.close()) };
};
