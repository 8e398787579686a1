import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { EntityRef } from '../../../src/domain/events/entity-ref.ts';
import { eventOf } from '../../store/inbox/event.ts';
import { quickestPlace } from '../../support/on-both-engines.ts';
import { openRefreshingStage, type RefreshingStage } from './refreshing-stage.ts';

const MINUTE = 60_000;
const INSTALL = '1400001';
const DEAL = 'd0000000-0000-4000-8000-000000000001';

const fixture = (name: string) => JSON.parse(readFileSync(new URL(`../../fixtures/enerflo/${name}.json`, import.meta.url), 'utf8'));

let stage: RefreshingStage;
beforeAll(async () => {
  stage = await openRefreshingStage(await quickestPlace());
});
afterAll(() => stage[Symbol.asyncDispose]());

const receive = (entity: EntityRef['entity'], id: string, body: unknown, agoMs = 0) =>
  stage.store.inbox.receive(
    eventOf({ sender: 'enerflo', receivedAt: stage.now() - agoMs, body: Buffer.from(JSON.stringify(body)), refreshes: [{ source: 'enerflo', entity, id }] }),
  );
const work = async (): Promise<void> => {
  stage.pass(MINUTE);
  await stage.work();
};
const newest = async () => (await stage.events())[0];

it('keeps the newest of the submissions that wait; one that was held up does not replace it', async () => {
  const submission = fixture('deal.projectSubmitted');
  const withCode = (shortCode: string) => ({ ...submission, payload: { ...submission.payload, deal: { ...submission.payload.deal, shortCode } } });
  const codes = async () => (await stage.store.mirror.read('project', [DEAL])).map(({ record }) => record.shortCode);
  await receive('project', DEAL, withCode('first'), 1000);
  await receive('project', DEAL, withCode('second'));
  await work();
  expect(await codes()).toEqual(['second']);
  await receive('project', DEAL, withCode('held up'), 30 * MINUTE);
  await work();
  expect(await codes()).toEqual(['second']);
  expect(await newest()).toMatchObject({ state: 'done' });
  expect(await stage.calls('enerflo')).toEqual([]);
});

it('keeps change orders of all events that wait, and those an earlier one told of', async () => {
  const event = fixture('signed_change_order');
  const [first, second] = event.change_orders;
  const third = { ...second, id: 88_002, signed_at: '2025-05-01 10:00:00' };
  const ids = async () => (await stage.store.mirror.readOf('changeOrder', 'install_id', [INSTALL], 100)).map(({ id }) => id);
  await receive('changeOrders', INSTALL, { ...event, change_orders: [first, second] });
  await receive('changeOrders', INSTALL, { ...event, change_orders: [first] });
  await work();
  expect(await ids()).toEqual(['88000', '88001']);
  await receive('changeOrders', INSTALL, { ...event, change_orders: [third] });
  await work();
  expect(await ids()).toEqual(['88000', '88001', '88002']);
});

it('an unreadable change order costs itself alone; where none is readable the event is dead at once, and says where it breaks', async () => {
  const event = fixture('signed_change_order');
  const [order] = event.change_orders;
  await receive('changeOrders', '1400002', {
    ...event,
    change_orders: [
      { ...order, id: 'x' },
      { ...order, id: 88_100, epc_install_id: 1_400_002 },
    ],
  });
  await work();
  expect((await stage.store.mirror.readOf('changeOrder', 'install_id', ['1400002'], 100)).map(({ id }) => id)).toEqual(['88100']);
  await receive('changeOrders', '1400003', { ...event, change_orders: [{ ...order, id: 'x' }] });
  await work();
  expect(await newest()).toMatchObject({
    state: 'dead',
    error: 'What the event tells cannot be read: ENERFLO toldChangeOrders: malformed at $.change_orders[0].id',
  });
  expect(stage.errors).toEqual([]);
});
