import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createStore, type Store } from '../../src/store/create-store.ts';
import type { Intent } from '../../src/store/writes/begin-write.ts';
import { onBothEngines, type StorePlace } from '../support/on-both-engines.ts';

const DAY_MS = 86_400_000;

const intent = (parts: Partial<Intent> = {}): Intent => ({
  ...{ id: randomUUID(), owner: 'apiKey:crm', idempotencyKey: null, operation: 'addInstallNote', lane: randomUUID(), entity: 'install', entityId: '7' },
  ...{ inputHash: 'h', input: { text: 'a\u0000b' }, before: null, after: { text: 'a' }, state: 'pending', resultId: null },
  ...{ createdAt: 1000, sentUntil: 9000, settlesAt: 19_000 },
  ...parts,
});

const outcome = (state: 'done' | 'rejected' | 'failed' | 'unknown', at: number, checkAt: number | null = null) => ({
  ...{ state, resultId: state === 'done' ? 'n1' : null, userErrors: [], at, settlesAt: 19_000, checkAt },
});

onBothEngines('writes', (openPlace) => {
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

  it('one of a lane is open at a time, however many begin at once', async () => {
    const begun = await Promise.all(Array.from({ length: 10 }, () => store.writes.begin(intent({ lane: 'one lane' }))));
    const [only, ...others] = begun.filter((write) => write !== null);
    expect(others).toEqual([]);
    expect(await store.writes.openOfLane('one lane')).toEqual(only);
    if (only !== undefined) await store.writes.finish(only, outcome('done', 2000));
    expect(await store.writes.openOfLane('one lane')).toBeNull();
    expect(await store.writes.begin(intent({ lane: 'one lane' }))).not.toBeNull();
  });

  it('a lane stays closed while an outcome may still be found out, and opens when nothing more can be', async () => {
    const write = await store.writes.begin(intent({ lane: 'in doubt' }));
    if (write === null) throw new Error('not begun');
    await store.writes.finish(write, outcome('unknown', 2000, 19_000));
    expect(await store.writes.begin(intent({ lane: 'in doubt' }))).toBeNull();
    await store.writes.finish(write, outcome('unknown', 20_000, null));
    expect(await store.writes.begin(intent({ lane: 'in doubt' }))).not.toBeNull();
  });

  it('a key is one write of its owner; only one that failed begins anew, under its old id', async () => {
    const keyed = { idempotencyKey: 'k', inputHash: 'same' };
    const first = await store.writes.begin(intent(keyed));
    if (first === null) throw new Error('not begun');
    expect(await store.writes.begin(intent(keyed))).toBeNull();
    expect(await store.writes.begin(intent({ ...keyed, owner: 'apiKey:other' }))).not.toBeNull();
    await store.writes.finish(first, outcome('failed', 2000));
    expect(await store.writes.begin(intent({ ...keyed, inputHash: 'other' }))).toBeNull();
    const second = await store.writes.begin(intent(keyed));
    expect(second).toMatchObject({ id: first.id, attempt: 2, state: 'pending', finishedAt: null });
    await store.writes.finish(first, outcome('done', 3000));
    expect(await store.writes.byId(first.id)).toMatchObject({ state: 'pending' });
    if (second !== null) await store.writes.finish(second, outcome('done', 4000));
    expect(await store.writes.ofKey('apiKey:crm', 'k')).toMatchObject({ id: first.id, state: 'done', resultId: 'n1', finishedAt: 4000 });
    expect(await store.writes.begin(intent(keyed))).toBeNull();
  });

  it('what is decided stays decided, and each change of mind is audited once', async () => {
    const write = await store.writes.begin(intent({ entityId: 'audited' }));
    if (write === null) throw new Error('not begun');
    await store.writes.finish(write, outcome('unknown', 2000, 3000));
    await store.writes.finish(write, outcome('unknown', 3000, 4000));
    await store.writes.finish(write, outcome('done', 4000));
    expect(await store.writes.finish(write, outcome('failed', 5000))).toMatchObject({ state: 'done', resultId: 'n1' });
    const entries = await store.audit.of('install', 'audited', 10);
    expect(entries.map(({ at, details }) => [at, details.outcome])).toEqual([
      [4000, 'done'],
      [2000, 'unknown'],
    ]);
    expect(entries[0]).toMatchObject({ principal: 'apiKey:crm', action: 'addInstallNote', details: { writeId: write.id, before: null, after: { text: 'a' } } });
  });

  it('those to look after come by the time they are due', async () => {
    const lost = await store.writes.begin(intent({ sentUntil: 50_000 }));
    const doubtful = await store.writes.begin(intent());
    if (lost === null || doubtful === null) throw new Error('not begun');
    await store.writes.finish(doubtful, outcome('unknown', 2000, 60_000));
    const due = async (at: number) => (await store.writes.toCheck(at, 1000)).map(({ id }) => id).filter((id) => [lost.id, doubtful.id].includes(id));
    expect(await due(49_999)).toEqual([]);
    expect(await due(50_000)).toEqual([lost.id]);
    expect(await due(60_000)).toEqual([lost.id, doubtful.id]);
  });

  it('keys are forgotten after 30 days, open ones are not', async () => {
    const old = await store.writes.begin(intent({ idempotencyKey: 'old', createdAt: 40 * DAY_MS }));
    const open = await store.writes.begin(intent({ idempotencyKey: 'open', createdAt: 40 * DAY_MS }));
    if (old === null || open === null) throw new Error('not begun');
    await store.writes.finish(old, outcome('done', 40 * DAY_MS));
    await store.writes.forget(40 * DAY_MS);
    expect(await store.writes.byId(old.id)).not.toBeNull();
    await store.writes.forget(40 * DAY_MS + 1);
    expect(await store.writes.byId(old.id)).toBeNull();
    expect(await store.writes.byId(open.id)).not.toBeNull();
  });
});
