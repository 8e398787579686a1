import { createServer } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { whenToDeliver } from '../../../src/jobs/rules/when-to-deliver.ts';
import { quickestPlace } from '../../support/on-both-engines.ts';
import { OLD_SECRET, openRulesStage, type RulesStage, SECRET, TO_CRM } from './rules-stage.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

let stage: RulesStage;
let told = 0;
beforeAll(async () => {
  stage = await openRulesStage(await quickestPlace());
});
beforeEach(() => stage.work([]));
afterAll(() => stage[Symbol.asyncDispose]());

const tell = (value: string) => {
  told += 1;
  return stage.tell(`event-${told}`, { value });
};
const newest = async () => (await stage.deliveries())[0];
const received = (value: string) => stage.receiver.received.filter(({ body }) => body.data.value === value);

describe('an outgoing webhook', () => {
  it('is signed, says what happened and when, and nothing of the person behind it', async () => {
    const worker = await stage.work([{ id: 'plain', when: 'EXTERNAL', do: { webhook: 'crm' } }]);
    await tell('plain');
    await stage.turn(worker);
    const delivery = await newest();
    const got = stage.receiver.received.at(-1);
    expect(got).toMatchObject({ id: delivery?.id, verdict: 'right' });
    expect(got?.body).toEqual({
      type: 'EXTERNAL',
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      data: {
        ...{ source: 'crm', entity: 'external', entityId: `event-${told}`, installId: '1400001' },
        details: { name: 'told', values: { value: 'plain' } },
      },
    });
  });

  it('is signed with both secrets while one replaces the other: the receiver may know either', async () => {
    await tell('before');
    const worker = await stage.work([TO_CRM], { secrets: `${OLD_SECRET},${SECRET}` });
    await tell('rotated');
    await stage.turn(worker);
    expect(received('rotated')).toMatchObject([{ verdict: 'right' }]);
    const gone = await stage.work([TO_CRM], { secrets: OLD_SECRET });
    await tell('other secret');
    await stage.turn(gone);
    expect(received('other secret')).toMatchObject([{ verdict: 'wrong signature' }]);
  });

  it('is tried again under its id, with a new time and signature, and the same body', async () => {
    const worker = await stage.work([TO_CRM]);
    stage.receiver.answers.push({ status: 500 }, { status: null }, { status: 302, headers: { location: '/elsewhere' } });
    await tell('again');
    for (let tries = 0; tries < 4; tries += 1) {
      await stage.turn(worker);
      stage.pass(6 * HOUR_MS);
    }
    const all = received('again');
    expect(all.map(({ path, verdict }) => `${path} ${verdict}`)).toEqual(Array.from({ length: 4 }, () => '/ right'));
    expect(new Set(all.map(({ id }) => id)).size).toBe(1);
    expect(new Set(all.map(({ timestamp }) => timestamp)).size).toBe(4);
    expect(new Set(all.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(await newest()).toMatchObject({ state: 'done', tries: 4, lastStatus: 204, error: null });
  });

  it('waits as long as the receiver asks', async () => {
    const worker = await stage.work([TO_CRM]);
    stage.receiver.answers.push({ status: 503, headers: { 'retry-after': '1800' } });
    await tell('patient');
    await stage.turn(worker);
    stage.pass(HOUR_MS / 2 - 60_000);
    await stage.turn(worker);
    expect(received('patient')).toHaveLength(1);
    stage.pass(120_000);
    await stage.turn(worker);
    expect(received('patient')).toHaveLength(2);
  });

  it('is given up after three days, and can be redriven', async () => {
    const worker = await stage.work([TO_CRM]);
    stage.receiver.answers.push(...Array.from({ length: 10 }, () => ({ status: 500 })));
    await tell('hopeless');
    await worker.fire(new AbortController().signal);
    const begun = stage.now();
    for (let delivery = await newest(); delivery?.state === 'waiting'; delivery = await newest()) {
      stage.pass(Math.max(0, delivery.nextAt - stage.now()));
      await stage.turn(worker);
    }
    expect(received('hopeless')).toHaveLength(10);
    expect(stage.now() - begun).toBeGreaterThan(3 * DAY_MS);
    expect(stage.now() - begun).toBeLessThan(3.5 * DAY_MS);
    const dead = await newest();
    expect(dead).toMatchObject({ tries: 10, lastStatus: 500, error: 'The receiver answered 500.' });
    expect(await stage.store.deliveries.redrive([dead?.id ?? ''], stage.now())).toEqual([dead?.id]);
    await stage.turn(worker);
    expect(await newest()).toMatchObject({ state: 'done', tries: 1, error: null });
  });

  it('ends with 410 for all to that receiver, until one is redriven or the address is another', async () => {
    const worker = await stage.work([TO_CRM]);
    stage.receiver.answers.push({ status: 410 });
    await tell('gone');
    await stage.turn(worker);
    const gone = await newest();
    expect(gone).toMatchObject({ state: 'dead', tries: 1, lastStatus: 410 });
    await tell('gone too');
    await stage.turn(worker);
    expect(received('gone too')).toHaveLength(0);
    expect(await newest()).toMatchObject({ state: 'dead', lastStatus: null, error: expect.stringContaining('410') });
    const elsewhere = await stage.work([TO_CRM], { url: `${stage.receiver.url}/new` });
    await tell('elsewhere');
    await stage.turn(elsewhere);
    expect(received('elsewhere')).toMatchObject([{ path: '/new' }]);
    await stage.store.deliveries.redrive([gone?.id ?? ''], stage.now());
    await tell('back');
    await stage.turn(worker);
    expect([...received('gone'), ...received('back')]).toHaveLength(3);
  });

  it('gives up a receiver that takes its time, and one that is not there', async () => {
    const silent = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const address = silent.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    for (const url of [`http://127.0.0.1:${port}`, 'http://127.0.0.1:9']) {
      const worker = await stage.work([TO_CRM], { url });
      await tell('nobody');
      await stage.turn(worker);
      expect(await newest()).toMatchObject({ state: 'waiting', tries: 1, lastStatus: null, error: 'No answer came.' });
    }
    silent.closeAllConnections();
    silent.close();
  });

  it('is taken over by another worker when the first is not heard of any more', async () => {
    const worker = await stage.work([TO_CRM]);
    await tell('orphan');
    await worker.fire(new AbortController().signal);
    stage.pass(HOUR_MS);
    const { store, now } = stage;
    const [claimed] = await store.deliveries.claim({ now: now(), until: now() + 1000, limit: 1 });
    expect(claimed).toMatchObject({ state: 'waiting' });
    expect(await store.deliveries.claim({ now: now(), until: now() + 1000, limit: 10 })).not.toContainEqual(expect.objectContaining({ id: claimed?.id }));
    stage.pass(2000);
    expect(await store.deliveries.claim({ now: now(), until: now() + 1000, limit: 10 })).toContainEqual(expect.objectContaining({ id: claimed?.id }));
  });
});

it('waits 5 s at first, a day at last, 75 hours in all, give or take a fifth', () => {
  const waits = (random: number) => Array.from({ length: 10 }, (_, index) => whenToDeliver(index + 1, null, () => random));
  expect(waits(0.5)[0]).toBe(5000);
  expect(waits(0.5)[8]).toBe(DAY_MS);
  expect(waits(0.5)[9]).toBeNull();
  const sum = (random: number) => waits(random).reduce<number>((total, wait) => total + (wait ?? 0), 0) / HOUR_MS;
  expect(sum(0.5)).toBeCloseTo(75.6, 1);
  expect(sum(0)).toBeCloseTo(75.6 * 0.8, 1);
  expect(sum(1)).toBeCloseTo(75.6 * 1.2, 1);
});
