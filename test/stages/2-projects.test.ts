import { afterAll, beforeAll, expect, it } from 'vitest';
import { type EnerfloStage, openEnerfloStage, PATIENCE } from './open-stage.ts';

const CUSTOMER = '2900001';
const MINUTE = 60_000;

interface Signed {
  readonly installId: string;
  readonly dealId: string;
}

let stage: EnerfloStage;
beforeAll(async () => {
  stage = await openEnerfloStage();
});
afterAll(() => stage.stop());

const sign = async (delayMs: number): Promise<Signed> => {
  const { installId, dealId } = await stage.act('sign', { customerId: CUSTOMER, delayMs, systemSizeKw: 8.1, panelCount: 20 });
  return { installId: String(installId), dealId: String(dealId) };
};
const find = (dealId: string): string => `GET /api/v3/installs/find/${dealId}`;
const findings = async (dealId: string): Promise<number> => (await stage.cost()).filter((call) => call === find(dealId)).length;
const projectOf = async (dealId: string) => (await stage.mirrored<{ project: unknown }>(`{ project(dealId: "${dealId}") { ${PROJECT} } }`)).project;
const installOf = async (id: string) =>
  (
    await stage.mirrored<{ install: unknown }>(
      `{ install(id: "${id}") { dealId panelCount status { name } milestones { title } contact { email } project { id } } }`,
    )
  ).install;

const PROJECT = `id shortCode customerFirstName salesRepUuid salesOrgUuid installerUuid address { line1 zip } progress { hasSignedContract hasSubmittedProject }
  design { systemSizeKw panelCount utilityCompany arrays { panelCount panelModel azimuth } inverters { model count } }
  pricing { baseCost grossCost netCost netPricePerWatt financeCost rebatesTotal } files { name source url expiresAt place }`;

it('a submission is readable at once, its install as soon as Enerflo finds it: not for 90 s, then by the plan of 1 and 5 minutes', async () => {
  await stage.subscribe('v2');
  const { installId, dealId } = await sign(60 * MINUTE);
  await stage.act('submit', { installId });
  stage.pass(11_000);
  await expect.poll(() => findings(dealId), PATIENCE).toBe(1);
  await expect.poll(() => projectOf(dealId), PATIENCE).toMatchObject({ id: dealId, design: { systemSizeKw: 8.1, panelCount: 20 } });

  stage.pass(MINUTE);
  await expect.poll(() => findings(dealId), PATIENCE).toBe(2);
  const model = stage.world.installs.get('1400001');
  await stage.put('enerflo', 'install', installId, { ...model, id: Number(installId), dealId, customerId: Number(CUSTOMER) });
  stage.pass(MINUTE / 2);
  stage.pass(5 * MINUTE);
  const events = await stage.settle();
  expect(events.map(({ name, state }) => `${name} ${state}`).toSorted()).toEqual(['deal.projectReceived DONE', 'deal.projectSubmitted DONE']);
  expect(await installOf(installId)).toMatchObject({ dealId, panelCount: 20, status: { name: 'Active' }, project: { id: dealId } });
  expect((await stage.cost()).filter((call) => call.includes(installId) || call === find(dealId))).toEqual([find(dealId), find(dealId), find(dealId)]);
});

it('new_install ends the wait at once', async () => {
  await stage.subscribe('v2');
  const { installId, dealId } = await sign(60 * MINUTE);
  await stage.act('submit', { installId });
  stage.pass(11_000);
  await expect.poll(() => findings(dealId), PATIENCE).toBe(1);
  const model = stage.world.installs.get('1400001');
  await stage.put('enerflo', 'install', installId, { ...model, id: Number(installId), dealId, customerId: Number(CUSTOMER) });
  await stage.emit('enerflo', { events: [{ event: 'new_install', ids: [installId] }] });
  expect((await stage.settle()).map(({ state }) => state)).toEqual(['DONE', 'DONE', 'DONE']);
  expect(await installOf(installId)).toMatchObject({ dealId });
});

it('the project has its design, size, prices and files as links that say when they end and that nobody follows', async () => {
  await stage.subscribe('v1', 'v2');
  const { installId, dealId } = await sign(0);
  await stage.act('submit', { installId });
  await stage.settle();
  const project = await projectOf(dealId);
  const reference = `{ _entities(representations: [{ __typename: "Project", id: "${dealId.toUpperCase()}" }]) { ... on Project { id install { id } } } }`;
  expect(await stage.read(reference)).toEqual({ _entities: [{ id: dealId, install: { id: installId } }] });
  expect(project).toMatchObject({
    id: dealId,
    customerFirstName: 'Jordan',
    address: { line1: '12 Sample Street', zip: '01234' },
    progress: { hasSignedContract: true, hasSubmittedProject: true },
    design: { systemSizeKw: 8.1, panelCount: 20, utilityCompany: 'Example Electric', arrays: [{ panelCount: 20, azimuth: 180.1 }], inverters: [{ count: 20 }] },
    files: [
      { name: 'utility-bill.pdf', source: 'full-utility-bill', place: 'DEAL', url: expect.stringContaining(`${dealId}/utility-bill.pdf?expires=`) },
      { name: 'contract-executed.pdf', source: 'signedContractFiles', expiresAt: expect.stringMatching(/^\d{4}-.*Z$/) },
    ],
  });
});

it('voided, signed again and re-submitted: the same project and install, with what is new', async () => {
  const { installId, dealId } = await sign(0);
  await stage.act('submit', { installId });
  await stage.settle();
  const { told } = await stage.listen('installChanged', `installChanged(id: "${installId}") { change { type previousStatus status } }`);
  await stage.act('void', { installId });
  await stage.settle();
  const install = stage.world.installs.get(installId);
  await stage.put('enerflo', 'install', installId, { ...install, panelCount: 24, systemSizeKw: 9.7 });
  await stage.forgetCost();
  await stage.act('re-submit', { installId });
  const events = await stage.settle();
  expect(events.map(({ name, state }) => `${name} ${state}`).toSorted()).toEqual([
    'deal.projectReceived DONE',
    'deal.projectSubmitted DONE',
    'restore_install DONE',
  ]);
  expect((await stage.cost()).toSorted()).toEqual([`GET /api/v3/installs/${installId}`, find(dealId)]);
  expect(await projectOf(dealId)).toMatchObject({ id: dealId, design: { systemSizeKw: 9.7, panelCount: 24 } });
  expect(await installOf(installId)).toMatchObject({ panelCount: 24, status: { name: 'Active' }, project: { id: dealId } });
  const change = (type: string, previousStatus: string, status: string) => ({ change: { type, previousStatus, status } });
  await expect.poll(() => told, PATIENCE).toEqual([change('INSTALL_VOIDED', 'Active', 'Voided'), change('INSTALL_STATUS_CHANGED', 'Voided', 'Active')]);
});

it('the install of a project is read as every other: from the mirror while it is young, and while Enerflo does not answer', async () => {
  await stage.subscribe('v1', 'v2');
  const { installId, dealId } = await sign(0);
  await stage.act('submit', { installId });
  await stage.settle();
  await stage.know(installId);
  await stage.forgetCost();
  const query = `{ project(dealId: "${dealId}") { install { id panelCount milestones { title } } } installByDeal(dealId: "${dealId.toUpperCase()}") { id } }`;
  const found = { project: { install: { id: installId, panelCount: 20, milestones: expect.any(Array) } }, installByDeal: { id: installId } };
  const { data, errors } = await stage.ask(query, {}, { 'cache-control': 'max-age=600' });
  expect({ data, errors }).toEqual({ data: found });
  expect(await stage.cost()).toEqual([]);

  await stage.faults('enerflo', [{ kind: 'status', status: 503, match: 'GET /api/v3/installs' }]);
  const stale = await stage.read(`{ project(dealId: "${dealId}") { install { id freshness { stale } } } }`);
  await stage.faults('enerflo', []);
  expect(stale).toEqual({ project: { install: { id: installId, freshness: { stale: true } } } });
});

const REPAIRABLE = `id customerFirstName customerLastName address { line1 city state zip } design { systemSizeKw panelCount inverterCount offset utilityCompany }
  pricing { baseCost basePricePerWatt grossCost grossPricePerWatt netCost netPricePerWatt dealerFee rebatesTotal }`;

it('a project whose event was lost is what its install knows of it, and agrees with the event that comes after all', async () => {
  await stage.subscribe();
  const { installId, dealId } = await sign(0);
  await stage.act('submit', { installId });
  await stage.settle();
  const query = `{ project(dealId: "${dealId}") { isFromInstall ${REPAIRABLE} files { name } freshness { stale } install { id } } }`;
  const repaired = await stage.read<{ project: Record<string, unknown> }>(query);
  expect(repaired.project).toMatchObject({ isFromInstall: true, files: [], freshness: { stale: false }, install: { id: installId } });
  expect(repaired.project).toMatchObject({ design: { systemSizeKw: 8.1, panelCount: 20 }, pricing: { baseCost: '25920', netCost: '22134' } });
  const of = await stage.read<{ install: object }>(`{ install(id: "${installId}") { project { isFromInstall ${REPAIRABLE} } } }`);
  expect(repaired.project).toMatchObject(Object(of.install).project);

  await stage.emit('enerflo', { events: [{ event: 'deal.projectSubmitted', ids: [installId] }] });
  await stage.settle();
  const told = await stage.read<{ project: object }>(`{ project(dealId: "${dealId}") { isFromInstall ${REPAIRABLE} } }`);
  expect(told.project).toEqual({ ...Object(of.install).project, isFromInstall: false });
});
