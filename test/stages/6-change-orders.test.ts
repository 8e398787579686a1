import { afterAll, beforeAll, expect, it } from 'vitest';
import { type EnerfloStage, openEnerfloStage, PATIENCE } from './open-stage.ts';

const INSTALL = '1400001';
const ORDERS = `{ install(id: "${INSTALL}") { panelCount changeOrders { id signedAt notes
  panel { old { id name model watts } new { id name model watts } } panelCount { old new } systemSizeKw { old new }
  batteries { old { id name } new { id name model capacityKwh quantity } }
  adders { id old { name cost quantity } new { name cost quantity isActive } } } } }`;

const ADDER = { id: 986, cost: 300, name: 'Customer Concierge Fee', active: false, quantity: 1, ignore_cost: 0 };
const GUARD = { id: 1004, cost: 25, name: 'Critter Guard', active: true, quantity: 22, ignore_cost: 0 };
const BATTERY = { id: 2201, name: 'Demo Battery 10', model: 'DB-10', capacity_kwh: 10, quantity: 1 };
const OLD_PANEL = { id: 3452, name: 'Demo Module 405', model: 'DM-405', watts: 405 };
const NEW_PANEL = { id: 3460, name: 'Demo Module 430', model: 'DM-430', watts: 430 };

interface Orders {
  readonly install: { readonly panelCount: number; readonly changeOrders: readonly { readonly id: string }[] };
}

let stage: EnerfloStage;
beforeAll(async () => {
  stage = await openEnerfloStage();
});
afterAll(() => stage.stop());

it('a signed change order comes with what was and what is: panels, batteries, adders, each told once', async () => {
  const { told } = await stage.listen('changeOrderSigned', `changeOrderSigned(installId: "${INSTALL}") { change { type kind } changeOrder { id } }`);
  await stage.act('sign-change-order', { installId: INSTALL, changeValues: { adders: { new: { 986: ADDER }, old: [] } } });
  await stage.settle();
  const changeValues = {
    panel: { new: NEW_PANEL, old: OLD_PANEL },
    batteries: { new: [BATTERY], old: [] },
    adders: { new: { 1004: GUARD }, old: { 986: ADDER } },
  };
  await stage.act('sign-change-order', { installId: INSTALL, panelCount: 22, systemSizeKw: 9.46, changeValues });
  await stage.settle();
  const { install } = await stage.mirrored<Orders>(ORDERS);
  expect(install.panelCount).toBe(22);
  expect(install.changeOrders).toMatchObject([
    {
      id: '88001',
      panel: { old: { ...OLD_PANEL, id: '3452' }, new: { ...NEW_PANEL, id: '3460' } },
      panelCount: { old: 20, new: 22 },
      systemSizeKw: { old: 8.1, new: 9.46 },
      batteries: { old: [], new: [{ id: '2201', name: 'Demo Battery 10', model: 'DB-10', capacityKwh: 10, quantity: 1 }] },
      adders: [
        { id: '986', old: { name: 'Customer Concierge Fee', cost: '300', quantity: 1 }, new: null },
        { id: '1004', old: null, new: { name: 'Critter Guard', cost: '25', quantity: 22, isActive: true } },
      ],
    },
    { id: '88000', panel: null, panelCount: null, systemSizeKw: null, batteries: null, adders: [{ id: '986', old: null, new: { cost: '300' } }] },
  ]);
  const signed = (id: string) => ({ change: { type: 'CHANGE_ORDER_SIGNED', kind: 'ADDED' }, changeOrder: { id } });
  await expect.poll(() => told, PATIENCE).toEqual([signed('88000'), signed('88001')]);
});

it('the same event again tells nobody anything and costs one reading of its install', async () => {
  const { told } = await stage.listen('changeOrderSigned', `changeOrderSigned(installId: "${INSTALL}") { changeOrder { id } }`);
  await stage.subscribe();
  const emit = () => stage.emit('enerflo', { events: [{ event: 'signed_change_order', ids: [INSTALL] }], duplicates: 3 });
  expect(await emit()).toMatchObject({ statuses: { 200: 3 } });
  await stage.settle();
  await stage.forgetCost();
  await emit();
  await stage.settle();
  expect(await stage.cost()).toEqual([`GET /api/v3/installs/${INSTALL}`]);
  expect((await stage.mirrored<Orders>(ORDERS)).install.changeOrders.map(({ id }) => id)).toEqual(['88001', '88000']);
  await stage.subscribe('v1', 'v2');
  await stage.act('sign-change-order', { installId: INSTALL, panelCount: 24 });
  await stage.settle();
  await expect.poll(() => told, PATIENCE).toEqual([{ changeOrder: { id: '88002' } }]);
});
