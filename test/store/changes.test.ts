import { EventEmitter, once } from 'node:events';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Change } from '../../src/store/changes.ts';
import { createStore, type Store } from '../../src/store/create-store.ts';
import { onBothEngines, type StorePlace } from '../support/on-both-engines.ts';
import { contractOf, entryOf, noteOf, ticketOf } from './records.ts';

/** Hears changes; `next` is the next one, or `gap`. */
const hearChanges = async (store: Store) => {
  const heard = new EventEmitter<{ heard: [Change | 'gap'] }>();
  const stop = await store.changes.subscribe({ onChange: (change) => heard.emit('heard', change), onGap: () => heard.emit('heard', 'gap') });
  /** Everything heard until a message about this id. */
  const until = (id: string): Promise<readonly Change[]> => {
    const all: Change[] = [];
    return new Promise((resolve) => {
      heard.on('heard', (change) => {
        if (change === 'gap') return;
        all.push(change);
        if (change.ids.includes(id)) resolve(all);
      });
    });
  };
  return { next: async () => (await once(heard, 'heard'))[0], until, all: heard, stop };
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
  const writeTicket = (id: string, fields: Parameters<typeof ticketOf>[1] = {}, fetchedAt = 1, announce = true) =>
    store.mirror.write('ticket', [{ record: ticketOf(id, fields), fetchedAt }], { announce });

  it('are told with the write itself: which records, in whose lists, and how old what is kept may be', async () => {
    const ears = await hearChanges(store);
    const heard = ears.until('after');
    await writeTicket('ümlaut "2"', { contractId: 'c' }, 17);
    await writeTicket('after');
    expect((await heard).slice(0, 2)).toEqual([
      { entity: 'ticket', ids: ['ümlaut "2"'], owners: [], at: 17 },
      { entity: 'ticket', ids: [], owners: ['c'], at: 17 },
    ]);
    await ears.stop();
  });

  it('name the owner it left as well as the one it came to', async () => {
    await writeTicket('moved', { contractId: 'from' });
    const ears = await hearChanges(store);
    const owners = new Promise<readonly string[]>((resolve) => {
      ears.all.on('heard', (change) => change !== 'gap' && change.owners.length > 0 && resolve(change.owners));
    });
    await writeTicket('moved', { contractId: 'to' }, 2);
    expect((await owners).toSorted()).toEqual(['from', 'to']);
    await ears.stop();
  });

  it('are not told of a record that came again as it was, of one that is older, nor of a first fill', async () => {
    await writeTicket('same', {}, 5);
    const ears = await hearChanges(store);
    const heard = ears.until('only this');
    await writeTicket('same', { raw: { answeredAt: 'later' } }, 6);
    await writeTicket('same', { subject: 'older' }, 4);
    await writeTicket('filled', {}, 1, false);
    await store.mirror.write('ticket', []);
    await writeTicket('only this');
    expect((await heard).flatMap(({ ids }) => ids)).toEqual(['only this']);
    await ears.stop();
  });

  it('are told of what is gone, and of contracts, which are searchable', async () => {
    const record = contractOf('v', { customer: { source: 'erp', kind: 'customer', id: 'k' } });
    const ears = await hearChanges(store);
    const heard: Change[] = [];
    ears.all.on('heard', (change) => change !== 'gap' && heard.push(change));
    const done = ears.until('end');
    await store.mirror.writeSearchable('contract', [{ record, fetchedAt: 1, search: entryOf(record) }]);
    await store.mirror.deleteSearchable('contract', [{ id: 'v', source: 'erp' }], 2);
    await writeTicket('end');
    await done;
    expect(heard.filter(({ entity }) => entity === 'contract').map(({ ids, owners, at }) => [...ids, ...owners, at])).toEqual([
      ['v', 1],
      ['k', 1],
      ['v', 2],
      ['k', 2],
    ]);
    await ears.stop();
  });

  it('tell of many long ids in several messages, losing none', async () => {
    const ears = await hearChanges(store);
    const ids = Array.from({ length: 120 }, (_, index) => `${index}-${'ü"'.repeat(23)}`);
    const heard = new Set<string>();
    const done = new Promise<void>((resolve) => {
      ears.all.on('heard', (change) => {
        if (change !== 'gap') for (const id of change.ids) heard.add(id);
        if (heard.size === ids.length) resolve();
      });
    });
    await store.mirror.write(
      'note',
      ids.map((id) => ({ record: noteOf(id, '1', '2025-01-01T00:00:00Z'), fetchedAt: 1 })),
    );
    await done;
    expect(heard).toEqual(new Set(ids));
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
    await writeTicket('9');
    expect(await next).toMatchObject({ ids: ['9'] });
    await ears.stop();
  });
});
