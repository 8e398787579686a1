import { afterAll, beforeAll, expect, it } from 'vitest';
import { type EnerfloStage, type Listener, openEnerfloStage, PATIENCE } from './open-stage.ts';

const INSTALL = '1400001';
const STATUS = `{ install(id: "${INSTALL}") { status { id name } } }`;
const RE_READ = [`GET /api/v3/installs/${INSTALL}`];

let stage: EnerfloStage;
let changes: Listener;
beforeAll(async () => {
  stage = await openEnerfloStage();
  await stage.know(INSTALL);
  changes = await stage.listen('installChanged', `installChanged(id: "${INSTALL}") { change { type previousStatus status } }`);
});
afterAll(() => stage.stop());

const told = (type: string, previousStatus: string, status: string) => ({ change: { type, previousStatus, status } });

it('an event tells the status before and after; On Hold and Voided are events of their own, back to Active is none', async () => {
  await stage.act('hold', { installId: INSTALL });
  await stage.settle();
  expect(await stage.mirrored(STATUS)).toEqual({ install: { status: { id: '4', name: 'On Hold' } } });
  await stage.act('void', { installId: INSTALL });
  await stage.settle();
  await stage.act('re-submit', { installId: INSTALL });
  await stage.settle();
  expect(await stage.mirrored(STATUS)).toEqual({ install: { status: { id: '1', name: 'Active' } } });
  const expected = [
    told('INSTALL_ON_HOLD', 'Active', 'On Hold'),
    told('INSTALL_VOIDED', 'On Hold', 'Voided'),
    told('INSTALL_STATUS_CHANGED', 'Voided', 'Active'),
  ];
  await expect.poll(() => changes.told, PATIENCE).toEqual(expected);
});

it('copies of an event, and one that came late, change nothing: what Enerflo says now counts', async () => {
  const before = changes.told.length;
  await stage.subscribe();
  await stage.act('hold', { installId: INSTALL });
  await stage.forgetCost();
  const events = [{ event: 'update_install', ids: [INSTALL] }];
  expect(await stage.emit('enerflo', { events, duplicates: 3 })).toMatchObject({ statuses: { 200: 3 } });
  await stage.settle();
  expect(await stage.cost()).toEqual(RE_READ);
  await stage.emit('enerflo', { events });
  await stage.settle();
  await stage.subscribe('v1', 'v2');
  await expect.poll(() => changes.told.slice(before), PATIENCE).toEqual([told('INSTALL_ON_HOLD', 'Active', 'On Hold')]);
});

it('setInstallStatus takes a name, is told once, and its echo changes nothing and costs one read', async () => {
  const before = changes.told.length;
  const { done } = await stage.read<{ done: unknown }>(
    `mutation { done: setInstallStatus(installId: "${INSTALL}", statusName: "completed") { write { state } install { status { name } } userErrors { message } } }`,
  );
  expect(done).toEqual({ write: { state: 'DONE' }, install: { status: { name: 'Completed' } }, userErrors: [] });
  await stage.forgetCost();
  expect(await stage.settle('update_install')).toMatchObject([{ name: 'update_install', state: 'DONE' }]);
  expect(await stage.cost()).toEqual(RE_READ);
  await expect.poll(() => changes.told.slice(before), PATIENCE).toEqual([told('INSTALL_STATUS_CHANGED', 'On Hold', 'Completed')]);
});
