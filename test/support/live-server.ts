import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { buildGraph } from '../../schema/build.ts';
import { connectSources } from '../../src/connect-sources.ts';
import { unusable } from '../../src/domain/events/event-reading.ts';
import { createChanges } from '../../src/live/create-changes.ts';
import { createReader } from '../../src/reader/create-reader.ts';
import { hashKey } from '../../src/server/auth/api-keys.ts';
import { createAuthenticator } from '../../src/server/auth/create-authenticator.ts';
import { createServer } from '../../src/server/create-server.ts';
import { createApollo } from '../../src/server/graphql/create-apollo.ts';
import { createJudge } from '../../src/server/graphql/limits/judge-document.ts';
import { createLive } from '../../src/server/graphql/live/create-live.ts';
import { LIVE_LIMITS, type LiveLimits } from '../../src/server/graphql/live/live-limits.ts';
import { createPublishErrors } from '../../src/server/graphql/publish-errors.ts';
import { createSourceMonitor } from '../../src/server/source-monitor.ts';
import { createStore, type Store } from '../../src/store/create-store.ts';
import { Turns } from '../../src/usecases/writes/turns.ts';
import { type StorePlace } from './on-both-engines.ts';

export const READER = 'reader-key';
export const FACADE = 'facade-key';
export const SHORT_LIVED = 'short-lived-key';

export interface LiveServer extends AsyncDisposable {
  readonly url: string;
  readonly wsUrl: string;
  readonly store: Store;
  /** Lines of the log. */
  readonly log: readonly string[];
  /** Resolves with the first line that holds the words. */
  logged(words: string): Promise<string>;
  /** Event streams under way. */
  openStreams(): number;
  /** As the process stops: connections that stay open first. */
  stop(): Promise<void>;
}

export interface LiveServerOptions {
  readonly limits?: Partial<LiveLimits>;
  /** Milliseconds Busbar's clock is ahead. */
  readonly clock?: { aheadMs: number };
  /** When `SHORT_LIVED` expires, in milliseconds since the epoch. */
  readonly expiresAt?: number;
}

/** A store of its own at a place, or one that somebody else closes. */
export type LiveStore = StorePlace | Store;

const entry = (id: string, key: string, scopes: ('graph:read' | 'graph:write' | 'enneo:facade')[], expiresAt?: number) => ({
  ...{ id, name: id, hash: `sha256:${hashKey(key).toString('hex')}`, scopes },
  ...(expiresAt !== undefined && { expiresAt: new Date(expiresAt).toISOString() }),
});

/** Nobody answers there: what subscribers hear comes out of the store. */
const SOURCES = {
  enneo: { url: 'http://127.0.0.1:9', token: 't' },
  erp: { kind: 'powercloud', name: 'erp', url: 'http://127.0.0.1:9', hash: 'h', user: 'u', password: 'p' },
  enerflo: { url: 'http://127.0.0.1:9', key: 'k', callsPerMinute: 300 },
} as const;

/** The graph over a store, over real sockets: one instance of Busbar without sources. */
export const startLiveServer = async (on: LiveStore, { limits, clock = { aheadMs: 0 }, expiresAt }: LiveServerOptions = {}): Promise<LiveServer> => {
  const now = () => Date.now() + clock.aheadMs;
  const log: string[] = [];
  const waiting = new Map<string, (line: string) => void>();
  const write = (line: string): void => {
    log.push(line);
    for (const [words, resolve] of waiting) if (line.includes(words)) resolve(line);
  };
  const logger = pino({ level: 'info' }, { write });
  const store = 'mirror' in on ? on : await createStore(on);
  const { sources, openOperations, close } = connectSources(SOURCES, now);
  const reader = await createReader(sources, { store, onError: (error) => logger.error(error) }, now);
  const changes = await createChanges(store, (error) => logger.error({ err: error }, 'changes could not be read'));
  const schema = buildGraph();
  const reportBug = (bug: unknown): void => logger.error({ err: bug }, 'unexpected error');
  const apollo = createApollo({ schema, costLimit: 2000, reportBug });
  await apollo.start();
  const authenticate = createAuthenticator({
    apiKeys: [
      entry('reader', READER, ['graph:read', 'graph:write']),
      entry('enneo', FACADE, ['enneo:facade']),
      ...(expiresAt === undefined ? [] : [entry('guest', SHORT_LIVED, ['graph:read'], expiresAt)]),
    ],
    jwt: null,
    now,
  });
  const writing = { sources, reader, store, now, newId: randomUUID, turns: new Turns(), settleMs: 1000, timeZone: 'Europe/Berlin' };
  const monitor = createSourceMonitor(now, openOperations);
  const readEvent = () => unusable('Nothing is read again here.');
  const context = { sources, reader, store, changes, monitor, writing, readEvent, deadlineMs: 8000, now, ownMailDomains: [] };
  const judge = createJudge();
  let stopping = false;
  const isStopping = (): boolean => stopping;
  const live = createLive({
    ...{ apollo, schema, context, judge, publishErrors: createPublishErrors(reportBug), authenticate, logger, isStopping },
    limits: { ...LIVE_LIMITS, ...limits },
  });
  const app = createServer({
    graphql: { apollo, context, judge, eventStreams: live.eventStreams },
    authenticate,
    logger,
    isStopping,
    doors: [],
    badPaths: [],
    admission: { admit: (handle) => handle },
  });
  live.attach(app.server);
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  let stopped: Promise<void> | null = null;
  const stopOnce = async (): Promise<void> => {
    stopping = true;
    await live.stop();
    await app.close();
    await apollo.stop();
    await changes.close();
    await reader.close();
    await close();
    if (store !== on) await store.close();
  };
  const stop = (): Promise<void> => (stopped ??= stopOnce());
  return {
    url: `${url}/graphql`,
    wsUrl: `${url.replace('http', 'ws')}/graphql`,
    store,
    log,
    logged: (words) => {
      const { promise, resolve } = Promise.withResolvers<string>();
      waiting.set(words, resolve);
      const line = log.find((one) => one.includes(words));
      if (line !== undefined) resolve(line);
      return promise;
    },
    openStreams: live.eventStreams.count,
    stop,
    [Symbol.asyncDispose]: stop,
  };
};
