import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { copyFeed } from '../../src/jobs/sync/copy-feed.ts';
import type { Feed } from '../../src/jobs/sync/feed.ts';
import { createStore } from '../../src/store/create-store.ts';
import { quickestPlace } from '../support/on-both-engines.ts';

/** Two pages: the first cannot be written, while the second is long in coming. */
const feed: Feed = {
  source: 'erp',
  entity: 'contract',
  ahead: 1,
  estimate: null,
  unseen: null,
  readPage: async (cursor) => {
    if (cursor !== null) await sleep(200);
    return { size: 1, next: cursor === null ? '1' : null, total: 2, write: () => Promise.reject(new Error('the store is away')) };
  },
};

it('a page that cannot be written fails its sync, and ends no process while the next page is being read', async () => {
  const unheard: unknown[] = [];
  const hear = (reason: unknown): void => void unheard.push(reason);
  process.on('unhandledRejection', hear);
  const place = await quickestPlace();
  const store = await createStore(place);
  const options = { store, now: Date.now, ask: async () => expect.fail('nobody is asked'), signal: new AbortController().signal };
  await expect(copyFeed(feed, { ...options, full: false, whole: false, acceptDeletions: false, onPage: () => undefined })).rejects.toThrow('the store is away');
  process.off('unhandledRejection', hear);
  expect(unheard).toEqual([]);
  await store.close();
  await place.drop();
});
