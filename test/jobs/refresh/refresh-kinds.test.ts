import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { EntityRef } from '../../../src/domain/events/entity-ref.ts';
import { quickestPlace } from '../../support/on-both-engines.ts';
import { openRefreshingStage, type RefreshingStage } from './refreshing-stage.ts';

const SOON = 600;
const MINUTE = 60_000;

let stage: RefreshingStage;
beforeAll(async () => {
  stage = await openRefreshingStage(await quickestPlace());
});
afterAll(() => stage[Symbol.asyncDispose]());
beforeEach(async () => {
  stage.pass(MINUTE);
  await stage.reset();
});

const refOf = (source: string, entity: EntityRef['entity'], id: string | number | undefined): EntityRef => ({ source, entity, id: String(id) });
const refresh = async (...refs: readonly EntityRef[]): Promise<void> => {
  await stage.receive(...refs);
  stage.pass(SOON);
  await stage.work();
};
const paths = async (source: 'erp' | 'enneo' | 'enerflo'): Promise<readonly string[]> => (await stage.calls(source)).map(({ path }) => path);

it('reads an install whole, with its milestones, in one call', async () => {
  const install = stage.world.installs.at(10);
  await refresh(refOf('enerflo', 'install', install?.id));
  const [kept] = await stage.store.mirror.read('install', [String(install?.id)]);
  expect(kept?.record).toMatchObject({ isPartial: false, dealId: install?.dealId });
  const milestones = await stage.store.mirror.readOf('milestone', 'install_id', [String(install?.id)], 100);
  expect(milestones).toHaveLength(install?.milestones.length ?? -1);
  expect(await paths('enerflo')).toEqual([`/api/v3/installs/${install?.id}`]);
});

it('marks an install deleted with its milestones', async () => {
  const id = String(stage.world.installs.at(11)?.id);
  await refresh(refOf('enerflo', 'install', id));
  await stage.remove('enerflo', 'install', id);
  stage.pass(MINUTE);
  await refresh(refOf('enerflo', 'install', id));
  expect((await stage.store.mirror.read('install', [id]))[0]?.deletedAt).toBe(stage.now());
  expect(await stage.store.mirror.readOf('milestone', 'install_id', [id], 100)).toEqual([]);
});

it('looks for the install of a deal until it is there', async () => {
  const { id, dealId } = stage.world.installs.at(12) ?? {};
  await stage.remove('enerflo', 'install', String(id));
  await refresh(refOf('enerflo', 'deal', dealId));
  expect((await stage.events())[0]).toMatchObject({ state: 'new', tries: 1, error: 'Enerflo has no install of this deal yet.' });
  await stage.reset();
  stage.pass(MINUTE - 1);
  await stage.work();
  expect(await paths('enerflo')).toEqual([]);
  stage.pass(1);
  await stage.work();
  expect((await stage.events())[0]?.state).toBe('done');
  expect((await stage.store.mirror.read('install', [String(id)]))[0]?.record.dealId).toBe(dealId);
});

it('ends the wait for a deal when an event names its install', async () => {
  const { id, dealId } = stage.world.installs.at(13) ?? {};
  await stage.remove('enerflo', 'install', String(id));
  await refresh(refOf('enerflo', 'deal', dealId));
  await stage.reset();
  await refresh(refOf('enerflo', 'install', id));
  expect((await stage.events()).slice(0, 2).map(({ state }) => state)).toEqual(['done', 'done']);
});

it('reads a note that was just written, and one it is told of late', async () => {
  const { id: installId, createdAt } = stage.world.installs.at(14) ?? {};
  const old = { id: 990_001, installId, authorId: 1, text: 'told of late', createdAt: (createdAt ?? 0) + 60, deletedAt: null };
  const fresh = { ...old, id: 990_002, text: 'just written', createdAt: Math.floor(stage.now() / 1000) };
  await refresh(refOf('enerflo', 'install', installId));
  await stage.put('enerflo', 'note', '990001', old);
  await refresh(refOf('enerflo', 'note', installId));
  expect((await stage.store.mirror.read('note', ['990001']))[0]?.record.text).toBe('told of late');
  await stage.put('enerflo', 'note', '990002', fresh);
  stage.pass(MINUTE);
  const before = (await paths('enerflo')).length;
  await refresh(refOf('enerflo', 'note', installId));
  expect((await stage.store.mirror.read('note', ['990002']))[0]?.record.text).toBe('just written');
  expect((await paths('enerflo')).length - before).toBe(1);
});

it('reads the notes of several installs in one sweep', async () => {
  const installs = [15, 16, 17].map((nth) => stage.world.installs.at(nth)?.id);
  for (const [nth, installId] of installs.entries())
    await stage.put('enerflo', 'note', `99001${nth}`, {
      ...{ id: 990_010 + nth, installId, authorId: 1, text: 'together', deletedAt: null },
      createdAt: Math.floor(stage.now() / 1000),
    });
  await refresh(...installs.map((id) => refOf('enerflo', 'note', id)));
  expect((await stage.store.mirror.read('note', ['990010', '990011', '990012'])).length).toBe(3);
  expect(await paths('enerflo')).toHaveLength(1);
});

it('reads a whole ticket, and marks it deleted when it is gone', async () => {
  const id = String(stage.world.tickets.at(3)?.id);
  await refresh(refOf('enneo', 'ticket', id));
  expect((await stage.store.mirror.read('ticket', [id]))[0]?.record.isCompact).toBe(false);
  await stage.remove('enneo', 'ticket', id);
  stage.pass(MINUTE);
  await refresh(refOf('enneo', 'ticket', id));
  expect((await stage.store.mirror.read('ticket', [id]))[0]?.deletedAt).toBe(stage.now());
});

it("links a customer of Enerflo after his event, and looks again when the ERP's customer changed", async () => {
  const { world, store } = stage;
  const truths = Array.from({ length: world.enerfloCustomers.size }, (_, index) => world.enerfloCustomers.at(index));
  const truth = truths.find((one) => one?.linkKind === 'externalId');
  const customer = world.customers.get(truth?.erpCustomerId ?? '');
  await refresh(refOf('erp', 'customer', customer?.id), ...(customer?.contractIds ?? []).map((id) => refOf('erp', 'contract', id)));
  await refresh(refOf('enerflo', 'customer', truth?.id));
  expect((await store.links.ofEnerflo([String(truth?.id)])).map(({ erpCustomerId, state }) => [erpCustomerId, state])).toEqual([[customer?.id, 'found']]);

  const party = { ...customer?.party, firstName: 'Quirin', lastName: 'Xanthopoulos', birthDate: null, emails: [], phones: [] };
  const address = { street: 'Anderswo', houseNumber: '1', suffix: null, postcode: '99999', city: 'Anderswo' };
  await stage.put('erp', 'customer', String(customer?.id), { ...customer, party, address });
  for (const id of customer?.contractIds ?? [])
    await stage.put('erp', 'contract', id, { ...world.contracts.get(id), party, deliveryAddress: address, billingAddress: null });
  stage.pass(MINUTE);
  await refresh(refOf('erp', 'customer', customer?.id), ...(customer?.contractIds ?? []).map((id) => refOf('erp', 'contract', id)));
  stage.pass(2000);
  await stage.work();
  expect((await store.links.ofEnerflo([String(truth?.id)])).map(({ state }) => state)).toEqual(['candidate']);
  expect(stage.errors).toEqual([]);
});

it('asks Enerflo nothing when a customer of the ERP did not change', async () => {
  const customer = stage.world.customers.at(2);
  await refresh(refOf('erp', 'customer', customer?.id));
  stage.pass(MINUTE);
  await stage.reset();
  await refresh(refOf('erp', 'customer', customer?.id));
  stage.pass(MINUTE);
  await stage.work();
  expect(await paths('enerflo')).toEqual([]);
});
