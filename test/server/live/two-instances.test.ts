import { createClient } from 'graphql-ws';
import { Client } from 'pg';
import { expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { ticketOf } from '../../store/records.ts';
import { type LiveServer, READER, startLiveServer } from '../../support/live-server.ts';
import { onBothEngines, type StorePlace } from '../../support/on-both-engines.ts';

const subscribe = async (to: LiveServer) => {
  const client = createClient({ url: to.wsUrl, webSocketImpl: WebSocket, connectionParams: { 'x-api-key': READER }, retryAttempts: 0 });
  const answers = client.iterate({ query: 'subscription { ticketChanged(contractId: "c") { change { id } ticket { id subject } } }' });
  const first = answers.next();
  await client.iterate({ query: '{ __typename }' }).next();
  let isFirst = true;
  return {
    next: async () => {
      const { value } = await (isFirst ? first : answers.next());
      isFirst = false;
      return value?.data?.ticketChanged;
    },
    end: () => client.dispose(),
  };
};

let at = Date.now();
const write = (to: LiveServer, id: string) => {
  at += 1;
  return to.store.mirror.write('ticket', [{ record: ticketOf(id, { contractId: 'c', createdAt: new Date().toISOString() }), fetchedAt: at }]);
};

/** As a network that fails for a moment. */
const cutListeners = async (databaseUrl: string): Promise<void> => {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'busbar listener' and datname = current_database()`);
  await client.end();
};

onBothEngines('two instances on one database', (openPlace) => {
  const onTwo = async (
    test: (one: LiveServer, other: LiveServer, place: StorePlace & { readonly databaseUrl: string }) => Promise<void>,
    skip: (why: string) => void,
  ) => {
    const place = await openPlace();
    const { databaseUrl } = place;
    if (databaseUrl === null) {
      await place.drop();
      return skip('the embedded store has one process');
    }
    const [one, other] = [await startLiveServer(place), await startLiveServer(place)];
    await test(one, other, { ...place, databaseUrl }).finally(async () => {
      await Promise.all([one.stop(), other.stop()]);
      await place.drop();
    });
  };

  it('tell a subscriber of the one what the other writes, within a second', ({ skip }) =>
    onTwo(async (one, other) => {
      const [here, there] = [await subscribe(one), await subscribe(other)];
      for (const id of ['1', '2', '3', '4', '5']) {
        const began = performance.now();
        await write(one, id);
        expect(await there.next()).toMatchObject({ ticket: { id } });
        expect(performance.now() - began).toBeLessThan(1000);
        expect(await here.next()).toMatchObject({ ticket: { id } });
      }
      await Promise.all([here.end(), there.end()]);
    }, skip));

  it('tell each change once, also those written while the connection that listens was lost', ({ skip }) =>
    onTwo(async (one, other, { databaseUrl }) => {
      const there = await subscribe(other);
      await write(one, 'before');
      expect(await there.next()).toMatchObject({ ticket: { id: 'before' } });
      await cutListeners(databaseUrl);
      for (const id of ['lost-1', 'lost-2']) await write(one, id);
      const missed = [await there.next(), await there.next()].map(({ ticket }) => ticket.id);
      expect(missed.toSorted()).toEqual(['lost-1', 'lost-2']);
      await write(one, 'after');
      expect(await there.next()).toMatchObject({ ticket: { id: 'after' } });
      await there.end();
    }, skip));

  it('serve a client on, which the one that stops sent away', ({ skip }) =>
    onTwo(async (one, other) => {
      let url = one.wsUrl;
      const client = createClient({
        url: () => url,
        webSocketImpl: WebSocket,
        connectionParams: { 'x-api-key': READER },
        retryAttempts: 5,
        retryWait: async () => undefined,
        shouldRetry: () => true,
      });
      const connections: string[] = [];
      const again = Promise.withResolvers<void>();
      client.on('connected', () => {
        connections.push(url);
        if (connections.length === 2) again.resolve();
      });
      const answers = client.iterate<{ ticketChanged: unknown }>({ query: 'subscription { ticketChanged(contractId: "c") { ticket { id } } }' });
      const next = answers.next();
      await client.iterate({ query: '{ __typename }' }).next();
      url = other.wsUrl;
      await one.stop();
      await again.promise;
      await client.iterate({ query: '{ __typename }' }).next();
      await write(other, 'elsewhere');
      expect((await next).value?.data).toEqual({ ticketChanged: { ticket: { id: 'elsewhere' } } });
      await client.dispose();
    }, skip));
});
