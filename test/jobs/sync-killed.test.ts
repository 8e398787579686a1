import { afterEach, beforeEach, expect, it } from 'vitest';
import { createStore } from '../../src/store/create-store.ts';
import { onBothEngines, type StorePlace } from '../support/on-both-engines.ts';
import { runChild } from '../support/run-child.ts';
import { idsOf, openStage, type Stage } from './stage.ts';

/** Two pages are being written at once. */
const UNDER_WAY = 200;

onBothEngines('a sync that is killed', (openPlace) => {
  let place: StorePlace;
  let stage: Stage;
  beforeEach(async () => {
    place = await openPlace();
    stage = await openStage(place, { contracts: 480 });
    await stage.store.close();
  });
  afterEach(() => stage[Symbol.asyncDispose]());

  it('goes on where it was, repeats only pages that were being written and loses none', async () => {
    const { world, urls } = stage;
    for (const last of ['customer 100', 'contract 200']) {
      const child = runChild(new URL('sync-child.ts', import.meta.url), [place.databaseUrl ?? '', place.dataDir, urls.erp]);
      for (let line: string | null = ''; line !== last; line = await child.nextLine()) if (line === null) throw new Error(`ended before ${last}`);
      await child.kill();
      const store = await createStore(place);
      const [entity = '', count] = last.split(' ');
      const state = await store.syncStates.read('erp', entity);
      const written =
        entity === 'contract' ? await store.mirror.read('contract', idsOf(world.contracts)) : await store.mirror.read('customer', idsOf(world.customers));
      await store.close();
      expect(state).toMatchObject({ isComplete: false });
      expect(state?.done).toBeGreaterThanOrEqual(Number(count));
      expect(written.length).toBeGreaterThanOrEqual(state?.done ?? 0);
      expect(written.length).toBeLessThanOrEqual((state?.done ?? 0) + UNDER_WAY);
    }

    const store = await createStore(place);
    const before = (await store.syncStates.read('erp', 'contract'))?.done ?? 0;
    const results = await stage.sync({ only: 'erp', store });
    const kept = await store.mirror.read('contract', idsOf(world.contracts));
    await store.close();
    expect(results[1]).toMatchObject({ state: 'done', seen: world.contracts.size - before, done: world.contracts.size, gone: 0 });
    expect(kept.filter(({ deletedAt }) => deletedAt === null).length).toBe(world.contracts.size);
  });
});
