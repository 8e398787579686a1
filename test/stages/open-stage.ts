import { type Client, createClient } from 'graphql-ws';
import { vi } from 'vitest';
import { WebSocket } from 'ws';
import type { Principal } from '../../src/domain/principal.ts';
import { type Stack, type StackOptions, startStack } from '../support/stack.ts';

/** What a subscriber was told of, oldest first. */
export interface Listener {
  readonly told: readonly unknown[];
}

/** Enerflo's sandbox and Busbar over real sockets; what is changed in the one is told to the other by webhook. */
export interface EnerfloStage extends Stack {
  /**
   * Lets the time pass that Busbar waits for a burst of events to end, until each that came is done; answers those since it was called last, oldest first.
   * `name`: an event that is still on its way.
   */
  readonly settle: (name?: string) => Promise<readonly SettledEvent[]>;
  /** The mirror knows the install as it is. */
  readonly know: (installId: string) => Promise<void>;
  /** Lets Busbar's clock run ahead. */
  readonly pass: (ms: number) => void;
  /** Subscribes to one field; what it tells comes under its name. */
  readonly listen: (field: string, query: string) => Promise<Listener>;
  /** Answers the data as the mirror has it, without asking any source; throws on errors. */
  readonly mirrored: <T = Record<string, unknown>>(query: string) => Promise<T>;
  /** Answers the data; throws on errors. */
  readonly read: <T = Record<string, unknown>>(query: string) => Promise<T>;
  /** `METHOD path` of the calls Enerflo got since it was told to forget. */
  readonly cost: () => Promise<readonly string[]>;
  readonly forgetCost: () => Promise<void>;
}

export interface SettledEvent {
  readonly name: string;
  readonly state: string;
  readonly error: string | null;
}

/** Longer than a burst of events may put a reading off. */
const BURST_MS = 11_000;
/** Later events are no copies of earlier ones. */
const APART_MS = 60_000;

const OPERATOR: Principal = { id: 'test', name: 'test', kind: 'apiKey', scopes: new Set(['graph:read', 'graph:write', 'operate']), expiresAt: null };

/** A busy machine takes its time; what is waited for comes or does not. */
export const PATIENCE = { timeout: 15_000, interval: 50 };

const EVENTS = '{ events(first: 100) { nodes { name state error } } }';

export const openEnerfloStage = async (options: StackOptions = {}): Promise<EnerfloStage> => {
  const clock = { aheadMs: 0 };
  const stack = await startStack({ webhookSecret: 'the-secret-of-the-stages', contracts: 320, clock, authenticate: async () => OPERATOR, ...options });
  const clients: Client[] = [];
  const ask = async <T>(query: string, headers: Record<string, string>): Promise<T> => {
    const { data, errors } = await stack.ask<T>(query, {}, headers);
    if (errors !== undefined || data == null) throw new Error(JSON.stringify(errors));
    return data;
  };
  const read = <T>(query: string): Promise<T> => ask(query, {});
  let settled = 0;
  let forgotten = 0;
  const newEvents = async (): Promise<readonly SettledEvent[]> =>
    (await read<{ events: { nodes: readonly SettledEvent[] } }>(EVENTS)).events.nodes.toReversed().slice(settled);
  const settle: EnerfloStage['settle'] = async (name) => {
    if (name !== undefined) await vi.waitUntil(async () => (await newEvents()).some((event) => event.name === name), PATIENCE);
    clock.aheadMs += BURST_MS;
    await vi.waitUntil(async () => (await newEvents()).every(({ state }) => state !== 'NEW'), PATIENCE);
    clock.aheadMs += APART_MS;
    const events = await newEvents();
    settled += events.length;
    return events;
  };
  return {
    ...stack,
    read,
    settle,
    know: async (installId) => {
      await stack.emit('enerflo', { events: [{ event: 'update_install', ids: [installId] }] });
      await settle();
    },
    mirrored: (query) => ask(query, { 'cache-control': 'only-if-cached' }),
    pass: (ms) => {
      clock.aheadMs += ms;
    },
    listen: async (field, query) => {
      const client = createClient({ url: `${stack.url.replace('http', 'ws')}/graphql`, webSocketImpl: WebSocket, retryAttempts: 0, lazy: false });
      clients.push(client);
      const told: unknown[] = [];
      const follow = async (): Promise<void> => {
        for await (const { data } of client.iterate({ query: `subscription { ${query} }` })) told.push(data?.[field]);
      };
      follow().catch((error: unknown) => told.push(error));
      // A connection is answered in order: after this the subscription is there.
      await client.iterate({ query: '{ __typename }' }).next();
      return { told };
    },
    cost: async () => (await stack.calls('enerflo')).slice(forgotten).map(({ method, path }) => `${method} ${path.split('?')[0]}`),
    forgetCost: async () => {
      forgotten = (await stack.calls('enerflo')).length;
    },
    stop: async () => {
      for (const client of clients) await client.dispose();
      await stack.stop();
    },
  };
};
