import { syncAll } from '../../src/jobs/sync/sync-all.ts';
import type { Sources } from '../../src/reader/sources.ts';
import type { Store } from '../../src/store/create-store.ts';

/** What `busbar sync` does, without a bar. Throws when an entity was not copied. */
export const fillBySync = async (sources: Sources, store: Store): Promise<void> => {
  const results = await syncAll({ sources, store, now: Date.now, signal: new AbortController().signal, full: false, only: null, report: () => undefined });
  const failed = results.filter(({ state }) => state !== 'done');
  if (failed.length > 0) throw new Error(`not copied: ${failed.map(({ entity }) => entity).join(', ')}`, { cause: failed[0]?.error });
};
