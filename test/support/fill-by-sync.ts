import { type SyncSource, syncAll } from '../../src/jobs/sync/sync-all.ts';
import type { Sources } from '../../src/reader/sources.ts';
import type { Store } from '../../src/store/create-store.ts';
import { linkAllCustomers } from '../../src/usecases/link-all-customers.ts';
import { createCall } from './call-context.ts';

/** What `busbar sync` does, without a bar; null: all sources. Throws when an entity was not copied. */
export const fillBySync = async (sources: Sources, store: Store, only: SyncSource | null = null): Promise<void> => {
  const results = await syncAll({ sources, store, now: Date.now, signal: new AbortController().signal, full: false, only, report: () => undefined });
  const failed = results.filter(({ state }) => state !== 'done');
  if (failed.length > 0) throw new Error(`not copied: ${failed.map(({ entity }) => entity).join(', ')}`, { cause: failed[0]?.error });
};

export const fillAndLink = async (sources: Sources, store: Store): Promise<void> => {
  await fillBySync(sources, store);
  await linkAllCustomers(sources.enerflo, createCall({ deadline: Date.now() + 60_000 }), { store, now: Date.now });
};
