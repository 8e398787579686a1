import { expect, it } from 'vitest';
import { NOTHING } from '../../src/domain/sync-report.ts';
import { createStore } from '../../src/store/create-store.ts';
import { onBothEngines } from '../support/on-both-engines.ts';

onBothEngines('sync states', (openPlace) => {
  it('remembers the last page of a run until it is forgotten', async () => {
    const place = await openPlace();
    const store = await createStore(place);
    const state = {
      ...{ source: 'erp', entity: 'contract', run: 'r1', cursor: 'page 2', done: 200, startedAt: 1, updatedAt: 2 },
      ...{ isComplete: false, isFirst: true, isWhole: true, tally: { ...NOTHING, seen: 200, repaired: 3 } },
    };
    expect(await store.syncStates.read('erp', 'contract')).toBeNull();
    await store.syncStates.save(state);
    expect(await store.syncStates.read('erp', 'contract')).toEqual(state);
    await store.syncStates.save({ ...state, cursor: null, isComplete: true });
    expect(await store.syncStates.read('erp', 'contract')).toMatchObject({ cursor: null, isComplete: true });
    await store.syncStates.forget('erp');
    expect(await store.syncStates.read('erp', 'contract')).toBeNull();
    await store.close();
    await place.drop();
  });
});
