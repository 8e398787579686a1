import { afterAll, beforeAll, expect, it } from 'vitest';
import { createStore, type Store } from '../../src/store/create-store.ts';
import type { StoredEvent } from '../../src/store/events/read-events.ts';
import type { NewEvents } from '../../src/store/events/subscribe-events.ts';
import { onBothEngines, type StorePlace } from '../support/on-both-engines.ts';
import { contractOf, entryOf, installOf, milestoneOf, noteOf, ticketOf } from './records.ts';

const NOW = Date.parse('2025-06-15T08:00:00Z');
const MINUTE = 60_000;
const ALL = { since: Date.now() - 10 * MINUTE, after: '0', limit: 10_000 };

onBothEngines('change events', (openPlace) => {
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

  /** What was told of an entity, oldest first, without ids and times. */
  const toldOf = async (entityId: string) =>
    (await store.events.readSince(ALL)).filter((event) => event.entityId === entityId).map(({ id: _, at: __, ...told }) => told);
  const typesOf = async (entityId: string) => (await toldOf(entityId)).map(({ type }) => type);

  it('say how a status changed and whose record it is', async () => {
    const write = (status: 'active' | 'ended', fetchedAt: number) => {
      const record = contractOf('v-1', { status, customer: { source: 'erp', kind: 'customer', id: 'k-1' } });
      return store.mirror.writeSearchable('contract', [{ record, fetchedAt, search: entryOf(record) }]);
    };
    await write('active', NOW);
    await write('ended', NOW + 1);
    await write('ended', NOW + 2);
    await store.mirror.deleteSearchable('contract', [{ id: 'v-1', source: 'erp' }], NOW + 3);
    await write('ended', NOW + 4);
    const base = { type: 'CONTRACT_CHANGED', entity: 'contract', entityId: 'v-1', source: 'erp', installId: null, contractId: 'v-1', customerId: 'k-1' };
    expect(await toldOf('v-1')).toEqual([
      { ...base, details: { change: 'added', previousStatus: null, status: 'active' } },
      { ...base, details: { change: 'changed', previousStatus: 'active', status: 'ended' } },
      { ...base, details: { change: 'removed', previousStatus: 'ended', status: null } },
      { ...base, details: { change: 'added', previousStatus: null, status: 'ended' } },
    ]);
  });

  it('are not written by a first fill', async () => {
    await store.mirror.write('ticket', [{ record: ticketOf('quiet', { createdAt: '2025-06-15T07:00:00Z' }), fetchedAt: NOW }], { announce: false });
    expect(await toldOf('quiet')).toEqual([]);
  });

  it('tell of a milestone that was completed, once, and not of one that was found completed', async () => {
    const write = (completedDate: string | null, fetchedAt: number) =>
      store.mirror.write('milestone', [{ record: milestoneOf('1400001', 7, 'Permit', completedDate), fetchedAt }]);
    await write(null, NOW);
    await write('2025-06-14', NOW + 1);
    await write('2025-06-14', NOW + 2);
    await store.mirror.write('milestone', [{ record: milestoneOf('1400002', 7, 'Permit', '2025-06-14'), fetchedAt: NOW }]);
    expect(await typesOf('1400001-7')).toEqual(['MILESTONE_CHANGED', 'MILESTONE_COMPLETED']);
    expect((await toldOf('1400001-7'))[1]).toMatchObject({ installId: '1400001', details: { title: 'Permit', templateId: '7', completedDate: '2025-06-14' } });
    expect(await toldOf('1400002-7')).toEqual([]);
  });

  it('tell of notes of the last day only', async () => {
    const write = (id: string, createdAt: string) => store.mirror.write('note', [{ record: noteOf(id, '1400001', createdAt), fetchedAt: NOW }]);
    await write('n-old', '2025-06-14T07:59:59Z');
    await write('n-new', '2025-06-14T08:00:01Z');
    expect(await toldOf('n-old')).toEqual([]);
    expect(await toldOf('n-new')).toMatchObject([{ type: 'NOTE_ADDED', installId: '1400001' }]);
  });

  it('tell of an install on hold, after its change and its change of status', async () => {
    await store.mirror.write('install', [{ record: installOf(1, 2, 'Active'), fetchedAt: NOW }]);
    await store.mirror.write('install', [{ record: { ...installOf(1, 2, 'x'), status: { id: '4', name: 'Pausiert' } }, fetchedAt: NOW + 1 }]);
    expect(await typesOf('1')).toEqual(['INSTALL_CHANGED', 'INSTALL_STATUS_CHANGED', 'INSTALL_ON_HOLD']);
    expect((await toldOf('1'))[2]).toMatchObject({
      installId: '1',
      details: { previousStatus: 'Active', previousStatusId: '7', status: 'Pausiert', statusId: '4' },
    });
  });

  it('of one change are told once, though several write it at the same moment', async () => {
    const records = Array.from({ length: 20 }, (_, index) => `race-${index}`);
    const write = (subject: string, fetchedAt: number) =>
      store.mirror.write(
        'ticket',
        records.map((id) => ({ record: ticketOf(id, { subject, createdAt: '2025-06-15T07:59:00Z' }), fetchedAt })),
      );
    await Promise.all(Array.from({ length: 5 }, () => write('one', NOW)));
    await Promise.all(Array.from({ length: 5 }, () => write('two', NOW + 1)));
    for (const id of records) expect((await toldOf(id)).map(({ details }) => 'change' in details && details.change)).toEqual(['added', 'changed']);
  });

  it('reach whoever listens, by their ids, with the commit', async () => {
    const { promise, resolve } = Promise.withResolvers<NewEvents>();
    const stop = await store.events.subscribe({ onEvents: resolve, onGap: () => undefined });
    await store.events.tell([
      {
        ...{ type: 'CHANGE_ORDER_SIGNED', entity: 'changeOrder', entityId: 'co-1', source: 'enerflo' },
        ...{ installId: '1400001', contractId: null, customerId: null, details: { signedAt: '2025-06-15T08:00:00Z' } },
      },
    ]);
    const events: readonly StoredEvent[] = await store.events.read((await promise).ids);
    expect(events).toMatchObject([{ type: 'CHANGE_ORDER_SIGNED', entityId: 'co-1', details: { signedAt: '2025-06-15T08:00:00Z' } }]);
    expect(Math.abs((events[0]?.at ?? 0) - Date.now())).toBeLessThan(5 * MINUTE);
    expect((await promise).at).toBe(events[0]?.at);
    await stop();
  });

  it('can be read again from a moment on, page after page', async () => {
    const all = await store.events.readSince(ALL);
    const first = await store.events.readSince({ ...ALL, limit: 5 });
    const rest = await store.events.readSince({ ...ALL, after: first.at(-1)?.id ?? '' });
    expect([...first, ...rest]).toEqual(all);
    expect(await store.events.readSince({ ...ALL, since: (await store.events.clock()) + 1 })).toEqual([]);
  });

  it('are purged when they are too old', async () => {
    const count = (await store.events.readSince(ALL)).length;
    expect(count).toBeGreaterThan(0);
    expect(await store.events.purge(Date.now() - 10 * MINUTE)).toBe(0);
    expect(await store.events.purge(Date.now() + MINUTE)).toBe(count);
    expect(await store.events.readSince(ALL)).toEqual([]);
  });
});
