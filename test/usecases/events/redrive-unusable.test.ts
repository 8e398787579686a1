import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStore, type Store } from '../../../src/store/create-store.ts';
import { redriveEvents } from '../../../src/usecases/events/redrive-events.ts';
import { createDoors, createReadEvent } from '../../../src/webhooks/doors.ts';
import { toReceivedEvent } from '../../../src/webhooks/to-received-event.ts';
import { quickestPlace, type StorePlace } from '../../support/on-both-engines.ts';
import { POWERCLOUD } from '../../support/webhook-server.ts';

const ASSUMED = createReadEvent(createDoors(POWERCLOUD));
const CORRECTED = createReadEvent(createDoors({ ...POWERCLOUD, events: { contract: ['$.deep.number'] } }));

describe('a dead event that named nothing where its ids were looked for', () => {
  let place: StorePlace;
  let store: Store;
  beforeAll(async () => {
    place = await quickestPlace();
    store = await createStore(place);
  });
  afterAll(async () => {
    await store.close();
    await place.drop();
  });

  const receive = async (content: object): Promise<string> => {
    const arrival = { sender: 'powercloud', body: Buffer.from(JSON.stringify(content)), headers: {}, receivedAt: 1000 } as const;
    await store.inbox.receive(toReceivedEvent(ASSUMED(arrival), arrival));
    return (await store.inbox.list({ state: 'dead', after: null, limit: 1 }))[0]?.id ?? '';
  };
  const claimed = async () =>
    (await store.inbox.claim({ slots: new Map([['pc', 10]]), now: 10_000, until: 20_000 })).map(({ entity, id }) => `${entity} ${id}`);

  it('is worked on once the paths are right, and stays dead until then', async () => {
    const id = await receive({ deep: { number: '4711' } });
    const now = () => 2000;
    expect(await redriveEvents([id], 'tester', { store, readEvent: ASSUMED, now })).toMatchObject({ redriven: [], userErrors: [{ code: 'INVALID' }] });
    expect(await claimed()).toEqual([]);
    expect(await redriveEvents([id], 'tester', { store, readEvent: CORRECTED, now })).toEqual({ redriven: [id], userErrors: [] });
    expect(await claimed()).toEqual(['contract 4711']);
  });

  it('costs the others nothing that still names nothing', async () => {
    const [lost, found] = [await receive({ other: 1 }), await receive({ deep: { number: '4712' } })];
    const result = await redriveEvents([lost, found], 'tester', { store, readEvent: CORRECTED, now: () => 2000 });
    expect(result).toMatchObject({ redriven: [found], userErrors: [{ code: 'INVALID' }] });
    expect(await claimed()).toEqual(['contract 4712']);
  });
});
