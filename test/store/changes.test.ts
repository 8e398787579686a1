import { EventEmitter, once } from 'node:events';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Change } from '../../src/store/changes.ts';
import { createStore, type Store } from '../../src/store/create-store.ts';
import { onBothEngines, type StorePlace } from '../support/on-both-engines.ts';

/** Hears changes; `next` is the next one, or `gap`. */
const hearChanges = async (store: Store) => {
  const heard = new EventEmitter<{ heard: [Change | 'gap'] }>();
  const stop = await store.changes.subscribe({ onChange: (change) => heard.emit('heard', change), onGap: () => heard.emit('heard', 'gap') });
  return { next: async () => (await once(heard, 'heard'))[0], all: heard, stop };
};

onBothEngines('changes', (openPlace) => {
  let place: StorePlace;
  let store: Store;
  beforeAll(async () => {
    place = await openPlace();
    store = await createStore(place);
  });
  afterAll(async () => {
    await store.close();
    await place.drop();
  });

  it('tells subscribers which records changed and who changed them', async () => {
    const ears = await hearChanges(store);
    const next = ears.next();
    await store.changes.publish({ entity: 'contract', ids: ['1', 'ümlaut "2"'], origin: 'a' });
    expect(await next).toEqual({ entity: 'contract', ids: ['1', 'ümlaut "2"'], origin: 'a' });
    await ears.stop();
  });

  it('tells of many long ids in several messages, losing none', async () => {
    const ears = await hearChanges(store);
    const ids = Array.from({ length: 120 }, (_, index) => `${index}-${'ü"'.repeat(23)}`);
    const heard: string[] = [];
    const done = new Promise<void>((resolve) => {
      ears.all.on('heard', (change) => {
        if (change !== 'gap') heard.push(...change.ids);
        if (heard.length === ids.length) resolve();
      });
    });
    await store.changes.publish({ entity: 'contract', ids, origin: 'a' });
    await done;
    expect(heard).toEqual(ids);
    await ears.stop();
  });

  it('publishes nothing for no ids', async () => {
    const ears = await hearChanges(store);
    const next = ears.next();
    await store.changes.publish({ entity: 'contract', ids: [], origin: 'a' });
    await store.changes.publish({ entity: 'contract', ids: ['after'], origin: 'a' });
    expect(await next).toMatchObject({ ids: ['after'] });
    await ears.stop();
  });

  it('listens again after its connection was cut, and says that it may have missed something', async ({ skip }) => {
    const { databaseUrl } = place;
    if (databaseUrl === null) return skip('the embedded store has no connection to cut');
    const ears = await hearChanges(store);
    const gap = ears.next();
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    await client.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'busbar listener' and datname = current_database()`);
    await client.end();
    expect(await gap).toBe('gap');
    const next = ears.next();
    await store.changes.publish({ entity: 'ticket', ids: ['9'], origin: 'b' });
    expect(await next).toMatchObject({ ids: ['9'] });
    await ears.stop();
  });
});
