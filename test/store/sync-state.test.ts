import { expect, it } from 'vitest';
import { NOTHING } from '../../src/domain/sync-report.ts';
import { createStore } from '../../src/store/create-store.ts';
import { onBothEngines } from '../support/on-both-engines.ts';

onBothEngines('sync states', (openPlace) => {
  it('remembers the last page of a run, and that everything was copied once', async () => {
    const place = await openPlace();
    const store = await createStore(place);
    const state = {
      ...{ source: 'erp', entity: 'contract', run: 'r1', cursor: 'page 2', done: 200, startedAt: 1, updatedAt: 2 },
      ...{ isComplete: false, isFirst: true, isWhole: true, tally: { ...NOTHING, seen: 200, repaired: 3 } },
    };
    expect(await store.syncStates.read('erp', 'contract')).toBeNull();
    await store.syncStates.save(state);
    expect(await store.syncStates.read('erp', 'contract')).toEqual(state);
    expect(await store.syncStates.wasCopied('contract')).toBe(false);
    await store.syncStates.save({ ...state, cursor: null, isComplete: true });
    expect(await store.syncStates.read('erp', 'contract')).toMatchObject({ cursor: null, isComplete: true });
    expect(await store.syncStates.wasCopied('contract')).toBe(true);
    await store.close();
    const reopened = await createStore(place);
    await reopened.syncStates.save({ ...state, run: 'r2', isFirst: false });
    expect([await reopened.syncStates.wasCopied('contract'), await reopened.syncStates.wasCopied('customer')]).toEqual([true, false]);
    await reopened.close();
    await place.drop();
  });
});
