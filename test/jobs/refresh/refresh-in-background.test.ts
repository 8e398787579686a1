import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { refreshInBackground } from '../../../src/jobs/refresh/refresh-in-background.ts';
import { eventOf } from '../../store/inbox/event.ts';
import { quickestPlace } from '../../support/on-both-engines.ts';
import { openStage, type Stage } from '../stage.ts';

let stage: Stage;
const warned: string[] = [];
beforeEach(async () => {
  stage = await openStage(await quickestPlace());
});
afterEach(() => stage[Symbol.asyncDispose]());

const start = () =>
  refreshInBackground({ sources: stage.sources, store: stage.store, now: Date.now, random: Math.random }, { warn: (_, message) => warned.push(message) });
const receive = (id: string) => stage.store.inbox.receive(eventOf({ receivedAt: Date.now(), refreshes: [{ source: 'erp', entity: 'contract', id }] }));
const changed = async (): Promise<readonly string[]> => {
  const heard = Promise.withResolvers<readonly string[]>();
  const stop = await stage.store.changes.subscribe({ onChange: ({ ids }) => ids.length > 0 && heard.resolve(ids), onGap: () => undefined });
  return heard.promise.finally(stop);
};

it('brings a change into the mirror soon after its event, and tells of it', async () => {
  const id = String(stage.world.contracts.at(5)?.id);
  const stop = start();
  const heard = changed();
  const began = performance.now();
  await receive(id);
  expect(await heard).toEqual([id]);
  const took = performance.now() - began;
  await stop();
  expect((await stage.store.mirror.read('contract', [id]))[0]?.record.id).toBe(id);
  // 0.6 s and the reading; the rest is for a busy machine.
  expect(took).toBeLessThan(3000);
  expect(warned).toEqual([]);
});

it('gives back what a source does not answer when it is stopped', async () => {
  const id = String(stage.world.contracts.at(6)?.id);
  await stage.faults('erp', [{ kind: 'hang' }]);
  const stop = start();
  await receive(id);
  while ((await stage.calls('erp')).length === 0) await wait(20);
  await stop();
  const claims = await stage.store.inbox.claim({ slots: new Map([['erp', 1]]), now: Date.now() + 1000, until: Date.now() + 2000 });
  expect(claims).toMatchObject([{ id, tries: 0 }]);
});
