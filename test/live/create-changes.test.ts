import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Changes, createChanges, MAX_WAITING } from '../../src/live/create-changes.ts';
import { TooSlow } from '../../src/live/too-slow.ts';
import { createStore, type Store } from '../../src/store/create-store.ts';
import type { EventsListener } from '../../src/store/events/subscribe-events.ts';
import { noteOf, ticketOf } from '../store/records.ts';
import { embeddedPlace, type StorePlace } from '../support/on-both-engines.ts';

let place: StorePlace;
let store: Store;
let changes: Changes;
let listener: EventsListener | null;
let failures: number;
let reads: number;
const errors: unknown[] = [];
/** The store, with a connection that can be cut and reads that can fail and are counted. */
const wrapped = (): Pick<Store, 'events' | 'mirror'> => ({
  mirror: store.mirror,
  events: {
    ...store.events,
    read: async (ids) => {
      reads += 1;
      failures -= 1;
      if (failures >= 0) throw new Error('the database is away');
      return store.events.read(ids);
    },
    subscribe: (given) => {
      listener = given;
      return store.events.subscribe({ onEvents: (events) => listener?.onEvents(events), onGap: () => listener?.onGap() });
    },
  },
});
beforeEach(async () => {
  place = await embeddedPlace();
  store = await createStore(place);
  failures = 0;
  reads = 0;
  changes = await createChanges(wrapped(), (error) => errors.push(error));
});
afterEach(async () => {
  await changes.close();
  await store.close();
  await place.drop();
});

let at = Date.now();
const write = (id: string, contractId = 'c') => {
  at += 1;
  return store.mirror.write('ticket', [{ record: ticketOf(id, { contractId, createdAt: new Date().toISOString() }), fetchedAt: at }]);
};
const idOf = ({ value }: IteratorResult<{ readonly event: { readonly entityId: string } }>): unknown => value?.event.entityId;

it('reads an event once for ten thousand who listen, and those who listen to something else cost nothing', async () => {
  const same = Array.from({ length: 100 }, () => changes.of('ticket', 'c'));
  const other = Array.from({ length: 10_000 }, (_, index) => changes.of('ticket', `other-${index}`));
  await write('1');
  expect(new Set((await Promise.all(same.map((one) => one.next()))).map(idOf))).toEqual(new Set(['1']));
  expect(reads).toBe(1);
  await write('2', 'other-7');
  expect(idOf((await other[7]?.next()) ?? { done: true, value: undefined })).toBe('2');
  expect(reads).toBe(2);
});

it('reads nothing while nobody listens, and tells nobody later of what happened before', async () => {
  await write('early');
  const late = changes.of('ticket', 'c');
  listener?.onGap();
  await write('now');
  expect(idOf(await late.next())).toBe('now');
  expect(reads).toBeLessThanOrEqual(1);
});

it('tells what was missed, once, when the connection is back', async () => {
  const stream = changes.of('ticket', 'c');
  await write('heard');
  expect(idOf(await stream.next())).toBe('heard');
  const connected = listener;
  listener = null;
  await write('missed');
  listener = connected;
  listener?.onGap();
  listener?.onGap();
  expect(idOf(await stream.next())).toBe('missed');
  await write('next');
  expect(idOf(await stream.next())).toBe('next');
});

it('tells what it could not read at first, once, in order', async () => {
  const stream = changes.of('ticket', 'c');
  failures = 2;
  await write('1');
  await write('2');
  expect([idOf(await stream.next()), idOf(await stream.next())]).toEqual(['1', '2']);
  expect(errors).toHaveLength(2);
});

it('drops what waits for a listener that does not keep up, and says so', async () => {
  const [slow, quick] = [changes.of('note', '1'), changes.of('note', '1')];
  const createdAt = new Date().toISOString();
  await store.mirror.write(
    'note',
    Array.from({ length: MAX_WAITING + 1 }, (_, index) => ({ record: noteOf(`n-${index}`, '1', createdAt), fetchedAt: 1 })),
  );
  const heard = new Set<unknown>();
  while (heard.size < MAX_WAITING) heard.add(idOf(await quick.next()));
  await expect(slow.next()).rejects.toThrow(TooSlow);
  expect(await slow.next()).toEqual({ done: true, value: undefined });
});

it('ends whoever waits when it closes', async () => {
  const waiting = changes.of('contract', 'v').next();
  await changes.close();
  expect(await waiting).toEqual({ done: true, value: undefined });
});
