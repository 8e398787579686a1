import { SANDBOX_CREDENTIALS } from '../../sandbox/credentials.ts';
import { createEnerfloServer } from '../../sandbox/enerflo/server.ts';
import type { Fault, RecordedCall } from '../../sandbox/options.ts';
import type { World } from '../../sandbox/world/truth.ts';
import { createWorld } from '../../sandbox/world/world.ts';

export interface Answer<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

/** Enerflo's sandbox on a port of its own. */
export interface EnerfloSandbox extends AsyncDisposable {
  readonly origin: string;
  readonly world: World;
  /** With the key unless `headers` say otherwise; the caller says what shape of JSON it looks into. */
  ask<Body = unknown>(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer<Body>>;
  /** `METHOD path` of every call since the last reset, in order of arrival. */
  calls(): Promise<readonly string[]>;
  faults(faults: readonly Fault[]): Promise<void>;
}

export interface EnerfloSandboxOptions {
  readonly contracts?: number;
  readonly limits?: boolean;
  readonly busbarUrl?: string | null;
}

/** Anything but JSON is read as a text. */
const toJson = (text: string, type: string | null): string => (type?.includes('json') ? text : JSON.stringify(text));

export const startEnerfloSandbox = async ({ contracts = 320, limits = false, busbarUrl = null }: EnerfloSandboxOptions = {}): Promise<EnerfloSandbox> => {
  const world = createWorld({ contracts });
  const app = createEnerfloServer({ world, latency: false, limits, busbarUrl });
  const origin = await app.listen({ host: '127.0.0.1', port: 0 });

  const ask = async <Body>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = { 'api-key': SANDBOX_CREDENTIALS.enerfloKey },
  ): Promise<Answer<Body>> => {
    const json: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
    const answer = await fetch(`${origin}${path}`, { method, headers: { ...json, ...headers }, body: body === undefined ? null : JSON.stringify(body) });
    return { status: answer.status, headers: answer.headers, body: JSON.parse(toJson(await answer.text(), answer.headers.get('content-type'))) };
  };

  return {
    origin,
    world,
    ask,
    calls: async () => {
      const { body } = await ask<{ readonly calls: readonly RecordedCall[] }>('GET', '/__sandbox/calls');
      return body.calls.map(({ method, path }) => `${method} ${path}`);
    },
    faults: async (faults) => {
      await ask('PUT', '/__sandbox/faults', faults);
    },
    [Symbol.asyncDispose]: () => app.close(),
  };
};
