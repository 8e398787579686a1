import { once } from 'node:events';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createStore, type Store } from '../../src/store/create-store.ts';
import { AlreadyRunning } from '../../src/store/lock/already-running.ts';
import { onBothEngines, type StorePlace } from '../support/on-both-engines.ts';

/** Something that runs until it is told to end. */
const runUntilEnded = (store: Store, task: string) => {
  const begun = Promise.withResolvers<AbortSignal>();
  const end = Promise.withResolvers<void>();
  const ended = store.runAlone(task, async (lost) => {
    begun.resolve(lost);
    await end.promise;
    return 'done';
  });
  return { begun: begun.promise, end: end.resolve, ended };
};

onBothEngines('runAlone', (openPlace) => {
  let place: StorePlace;
  let stores: readonly [Store, Store];
  beforeEach(async () => {
    place = await openPlace();
    const first = await createStore(place);
    stores = [first, place.databaseUrl === null ? first : await createStore(place)];
  });
  afterEach(async () => {
    for (const store of new Set(stores)) await store.close();
    await place.drop();
  });

  it('refuses the second while the first runs, and says who runs and since when', async () => {
    const [one, other] = stores;
    const before = Date.now() - 1000;
    const first = runUntilEnded(one, 'sync');
    await first.begun;
    const refused = await other.runAlone('sync', async () => 'never').catch((error: unknown) => error);
    if (!(refused instanceof AlreadyRunning)) throw new Error('the second was not refused');
    expect(refused.message).toContain(`process ${process.pid} on `);
    expect(refused.since).toBeGreaterThan(before);
    expect(refused.since).toBeLessThanOrEqual(Date.now() + 1000);
    expect(await other.runAlone('import', async () => 'something else may')).toBe('something else may');
    first.end();
    expect(await first.ended).toBe('done');
    expect(await other.runAlone('sync', async () => 'now')).toBe('now');
  });

  it('lets the next one in when the first failed', async () => {
    const [one, other] = stores;
    await expect(
      one.runAlone('sync', async () => {
        throw new Error('broken');
      }),
    ).rejects.toThrow('broken');
    expect(await other.runAlone('sync', async () => 'now')).toBe('now');
  });

  describe('whose connection the server cuts', () => {
    it('hears of it, and another may run', async ({ skip }) => {
      if (place.databaseUrl === null) return skip('the embedded store has no connection to lose');
      const [one, other] = stores;
      const first = runUntilEnded(one, 'sync');
      const lost = await first.begun;
      const admin = new Client({ connectionString: place.databaseUrl });
      await admin.connect();
      const cut = once(lost, 'abort');
      await admin.query(
        `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`,
      );
      await cut;
      await admin.end();
      expect(await other.runAlone('sync', async () => 'now')).toBe('now');
      first.end();
      await first.ended;
    });
  });
});
