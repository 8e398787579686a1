import { randomUUID } from 'node:crypto';
import type { GraphQLFormattedError } from 'graphql';
import { buildGraph } from '../../schema/build.ts';
import type { Principal, Scope } from '../../src/domain/principal.ts';
import { createChanges } from '../../src/live/create-changes.ts';
import { createReader } from '../../src/reader/create-reader.ts';
import { createApollo } from '../../src/server/graphql/create-apollo.ts';
import { createRequestContext } from '../../src/server/graphql/request-context.ts';
import { createSourceMonitor, type SourceMonitor } from '../../src/server/source-monitor.ts';
import { createStore, type Store } from '../../src/store/create-store.ts';
import { Turns } from '../../src/usecases/writes/turns.ts';
import { createReadEvent } from '../../src/webhooks/doors.ts';
import { enerfloDoor } from '../../src/webhooks/enerflo.ts';
import { fillFromErp, fillInstalls, fillLinks, fillTickets } from './fill-store.ts';
import type { StorePlace } from './on-both-engines.ts';
import { openWorldSources, type WorldSources } from './world-sources.ts';

export interface StoreAnswer<T> {
  readonly data: T | null;
  readonly errors: readonly GraphQLFormattedError[];
  readonly extensions: Readonly<Record<string, unknown>>;
}

/** The graph over a mirror that holds the whole sandbox world, links included. */
export interface GraphOverStore extends WorldSources {
  readonly store: Store;
  /** Hears of no call by itself but those of requests. */
  readonly monitor: SourceMonitor;
  ask<T = Record<string, unknown>>(query: string, variables?: Record<string, unknown>, scopes?: readonly Scope[]): Promise<StoreAnswer<T>>;
}

/** Of the pinned customer `tom@mustermann.de` alone. */
const OWN_MAIL_DOMAIN = 'mustermann.de';
const NOW = Date.parse('2025-06-15T08:00:00Z');

export const openGraphOverStore = async (place: StorePlace, contracts: number): Promise<GraphOverStore> => {
  const world = await openWorldSources(contracts);
  const store = await createStore(place);
  const { sources } = world;
  await fillFromErp(store, sources.erp);
  await fillInstalls(store, sources.enerflo);
  await fillTickets(store, sources.enneo);
  await fillLinks(store, sources.enerflo, () => NOW);
  const reader = await createReader(sources, { store, onError: () => {} }, Date.now);
  const bugs: unknown[] = [];
  const apollo = createApollo({ schema: buildGraph(), costLimit: 2000, reportBug: (bug) => bugs.push(bug) });
  const shared = { sources, reader, store, now: Date.now };
  const writing = { ...shared, newId: randomUUID, turns: new Turns(), settleMs: 1000, timeZone: 'Europe/Berlin' };
  const changes = await createChanges(store, (error) => bugs.push(error));
  const readEvent = createReadEvent([enerfloDoor]);
  const monitor = createSourceMonitor(Date.now);
  const parts = { ...shared, changes, writing, readEvent, monitor, deadlineMs: 8000, ownMailDomains: [OWN_MAIL_DOMAIN] };
  return {
    ...world,
    store,
    monitor,
    ask: async <T>(query: string, variables: Record<string, unknown> = {}, scopes: readonly Scope[] = ['graph:read', 'graph:write']) => {
      const principal: Principal = { id: 'tester', name: 'tester', kind: 'apiKey', scopes: new Set(scopes), expiresAt: null };
      const contextValue = createRequestContext(parts, principal, { maxAgeMs: null, onlyIfCached: false }, new AbortController().signal);
      const { body } = await apollo.executeOperation<T>({ query, variables }, { contextValue });
      if (body.kind !== 'single') throw new Error('an answer in parts');
      if (bugs.length > 0) throw bugs[0];
      return { data: body.singleResult.data ?? null, errors: body.singleResult.errors ?? [], extensions: body.singleResult.extensions ?? {} };
    },
    close: async () => {
      await apollo.stop();
      await changes.close();
      await reader.close();
      await world.close();
      await store.close();
    },
  };
};
