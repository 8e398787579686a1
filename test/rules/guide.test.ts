import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readRules } from '../../src/usecases/rules/read-rules.ts';
import { effects } from '../graph/writes/performed.ts';
import { type EnerfloStage, openEnerfloStage } from '../stages/open-stage.ts';
import { type Receiver, startReceiver } from '../support/receiver.ts';

/** The rules people start from, one for each "possible design pattern" of Enerflo's guide; here only where they post to is ours. */
const FILE = JSON.parse(readFileSync(new URL('../../examples/guide.rules.json', import.meta.url), 'utf8'));
const SECRET = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;
const INSTALL = '1400001';
const PATIENCE = { timeout: 10_000, interval: 50 };

let crm: Receiver;
let mailer: Receiver;
let stage: EnerfloStage;
beforeAll(async () => {
  crm = await startReceiver(SECRET);
  mailer = await startReceiver(SECRET);
  const webhooks = { crm: { ...FILE.webhooks.crm, url: `${crm.url}/busbar` }, mailer: { ...FILE.webhooks.mailer, url: mailer.url } };
  const { rules, problems } = readRules({ ...FILE, webhooks }, { RULES_CRM_SECRET: SECRET, RULES_MAILER_SECRET: SECRET });
  expect(problems).toEqual([]);
  stage = await openEnerfloStage({ rules });
  await stage.subscribe('v1', 'v2');
});
afterAll(async () => {
  await stage.stop();
  await crm.close();
  await mailer.close();
});

/** What the CRM was told of a type, oldest first. */
const toldCrm = (type: string) => crm.received.filter(({ body }) => body.type === type).map(({ body }) => body.data);
const tell = async (id: string, name: string, values: object, subject: object = { installId: INSTALL }) => {
  const { data } = await stage.ask('mutation($input: TellEventInput!) { tellEvent(input: $input) { isNew userErrors { message } } }', {
    input: { id, name, values, ...subject },
  });
  expect(data).toEqual({ tellEvent: { isNew: true, userErrors: [] } });
};
const read = async (query: string) => (await stage.ask(query, {}, { 'cache-control': 'no-cache' })).data;
const written = () => effects(stage, 'enerflo');

it('1.1 a webform processes a new lead: it is delivered to Enerflo', async () => {
  const person = { firstName: 'Erika', lastName: 'Muster', street: 'Sonnenweg', houseNumber: 4, city: 'Austin', state: 'TX', zip: 78701 };
  await tell('form-1', 'lead.created', { id: 'web-1', ...person, email: 'erika@example.com', phone: null }, {});
  await expect.poll(written, PATIENCE).toEqual(['POST /api/v1/partner/action/lead/add']);
  const lead = (await stage.calls('enerflo')).find(({ method }) => method === 'POST');
  expect(lead).toMatchObject({ handled: 200 });
});

it('1.1 the status of a lead is changed to qualified: it is delivered, with a deal', async () => {
  await tell('crm-1', 'lead.changed', { status: 'contacted', state: 'TX' }, { customerId: '83771' });
  await tell('crm-2', 'lead.changed', { status: 'qualified', state: 'TX' }, { customerId: '83771' });
  await expect.poll(written, PATIENCE).toHaveLength(2);
});

it('1.2 new_customer occurs: the lead is pushed to the CRM', async () => {
  await stage.settle();
  await expect.poll(() => toldCrm('LEAD_CHANGED'), PATIENCE).toContainEqual(expect.objectContaining({ ourId: 'web-1', lastName: 'Muster' }));
});

it('2 a project is submitted: it and its install are pushed to the CRM, operations gets a mail', async () => {
  const { installId, dealId } = await stage.act('sign', { customerId: '2900001', panelCount: 24, systemSizeKw: 9.6 });
  await stage.act('submit', { installId });
  await stage.settle('deal.projectSubmitted');
  await expect
    .poll(() => toldCrm('PROJECT_SUBMITTED'), PATIENCE)
    .toEqual([
      expect.objectContaining({
        dealId,
        change: 'added',
        project: expect.objectContaining({ progress: expect.objectContaining({ hasSubmittedProject: true }) }),
      }),
    ]);
  await expect.poll(() => toldCrm('INSTALL_CHANGED'), PATIENCE).toContainEqual(expect.objectContaining({ installId }));
  await expect
    .poll(() => mailer.received.map(({ body }) => body.data), PATIENCE)
    .toContainEqual({ to: 'operations@installer.example.com', subject: `Install ${installId} was handed over to us`, text: '9.6 kW, 24 panels.' });
});

it('2 a voided install is signed again: the newest is pushed to the CRM', async () => {
  await read(`{ install(id: "${INSTALL}") { id } }`);
  await stage.act('void', { installId: INSTALL });
  await stage.settle();
  await stage.act('re-submit', { installId: INSTALL });
  await stage.settle();
  await expect
    .poll(() => toldCrm('INSTALL_STATUS_CHANGED'), PATIENCE)
    .toEqual([
      expect.objectContaining({
        installId: INSTALL,
        resigned: true,
        install: expect.objectContaining({ status: expect.objectContaining({ name: 'Active' }) }),
      }),
    ]);
});

it('3.1 a rep sets permitting complete: the milestone is completed in Enerflo, with the date of today', async () => {
  const MILESTONE = `{ install(id: "${INSTALL}") { milestones { templateId completedDate } } }`;
  const open = await read(MILESTONE);
  const templateId = JSON.parse(JSON.stringify(open)).install.milestones.find((step: { completedDate: unknown }) => step.completedDate === null).templateId;
  await tell('monday-1', 'project.changed', { status: 'permitting complete', milestone: templateId });
  await expect
    .poll(() => read(MILESTONE), PATIENCE)
    .toMatchObject({ install: { milestones: expect.arrayContaining([{ templateId, completedDate: expect.stringMatching(/^20/) }]) } });
});

it('3.2 a milestone now has a completion date: the date is pushed to the CRM', async () => {
  await stage.settle();
  await expect
    .poll(() => toldCrm('MILESTONE_COMPLETED'), PATIENCE)
    .toEqual([{ installId: INSTALL, milestone: expect.any(String), completedDate: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) }]);
});

it('4.1 the final milestone is completed in the CRM: the install is set to Completed', async () => {
  await tell('crm-3', 'milestone.completed', { isFinal: false });
  await tell('crm-4', 'milestone.completed', { isFinal: true });
  await expect.poll(() => read(`{ install(id: "${INSTALL}") { status { name } } }`), PATIENCE).toMatchObject({ install: { status: { name: 'Completed' } } });
});

it('4.2 an install is put on hold: the CRM is told', async () => {
  await stage.settle();
  await stage.act('hold', { installId: INSTALL });
  await stage.settle();
  await expect.poll(() => toldCrm('INSTALL_ON_HOLD'), PATIENCE).toEqual([{ installId: INSTALL, status: 'On Hold', before: 'Completed' }]);
});

it('5.1 operations comments in the CRM: the note is in Enerflo, once, though it was told twice', async () => {
  await tell('comment-1', 'comment.created', { author: 'Ops', text: 'The roof is ready.' });
  const again = await stage.ask('mutation { tellEvent(input: { id: "comment-1", name: "comment.created" }) { isNew } }');
  expect(again.data).toEqual({ tellEvent: { isNew: false } });
  const texts = async () => JSON.stringify(await read(`{ install(id: "${INSTALL}") { notes { nodes { text } } } }`)).match(/Ops: The roof is ready\./g);
  await expect.poll(texts, PATIENCE).toHaveLength(1);
});

it('5.2 new_install_note occurs: the note is passed to the CRM', async () => {
  await stage.act('add-note', { installId: INSTALL, text: 'Panels arrive on Monday.' });
  await stage.settle('new_install_note');
  await expect.poll(() => toldCrm('NOTE_ADDED'), PATIENCE).toContainEqual(expect.objectContaining({ installId: INSTALL, text: 'Panels arrive on Monday.' }));
});

it('6 a change order is signed: panel type, panel count, batteries and adders are passed to the CRM', async () => {
  const battery = { id: 2201, name: 'Demo Battery 10', model: 'DB-10', capacity_kwh: 10, quantity: 1 };
  const panel = { id: 3460, name: 'Demo Module 430', model: 'DM-430', watts: 430 };
  const adder = { id: 1004, cost: 25, name: 'Critter Guard', active: true, quantity: 22, ignore_cost: 0 };
  const changeValues = { panel: { new: panel, old: null }, batteries: { new: [battery], old: [] }, adders: { new: { 1004: adder }, old: [] } };
  await stage.act('sign-change-order', { installId: INSTALL, panelCount: 22, changeValues });
  await stage.settle('signed_change_order');
  await expect
    .poll(() => toldCrm('CHANGE_ORDER_SIGNED'), PATIENCE)
    .toMatchObject([
      {
        installId: INSTALL,
        changeOrder: {
          panel: { new: { name: 'Demo Module 430' } },
          panelCount: { new: 22 },
          batteries: { new: [{ name: 'Demo Battery 10' }] },
          adders: [{ new: { name: 'Critter Guard' } }],
        },
      },
    ]);
});

it('everything that was posted is signed as the verifier wants it, and nothing was posted twice', () => {
  const all = [...crm.received, ...mailer.received];
  expect(all.length).toBeGreaterThan(7);
  expect(new Set(all.map(({ verdict }) => verdict))).toEqual(new Set(['right']));
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  expect(new Set(crm.received.map(({ path }) => path))).toEqual(new Set(['/busbar']));
});
