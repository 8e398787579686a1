import { afterAll, beforeAll, expect, it } from 'vitest';
import { readRules } from '../../src/usecases/rules/read-rules.ts';
import { effects } from '../graph/writes/performed.ts';
import { type EnerfloStage, openEnerfloStage } from '../stages/open-stage.ts';
import { type Receiver, startReceiver } from '../support/receiver.ts';

const SECRET = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;
const PATIENCE = { timeout: 15_000, interval: 50 };
const INSTALL = '1400001';

const RULES = [
  {
    id: 'closed-ticket-to-enerflo',
    when: 'TICKET_CHANGED',
    if: [{ value: 'record.status', equals: 'closed' }],
    do: { write: 'addInstallNote', input: { installId: INSTALL, text: 'Ticket {{entityId}} about contract {{contractId}} was closed.' } },
  },
  {
    id: 'contract-to-crm',
    when: 'CONTRACT_CHANGED',
    if: [{ value: 'details.change', equals: 'changed' }],
    do: { webhook: 'crm', data: { contract: '{{contractId}}', customer: '{{customerId}}', deposit: '{{record.monthlyDeposit.amount}}' } },
  },
];

let crm: Receiver;
let stage: EnerfloStage;
beforeAll(async () => {
  crm = await startReceiver(SECRET);
  const { rules, problems } = readRules({ webhooks: { crm: { url: crm.url, secret: 'RULES_CRM' } }, rules: RULES }, { RULES_CRM: SECRET });
  expect(problems).toEqual([]);
  stage = await openEnerfloStage({ rules });
});
afterAll(async () => {
  await stage.stop();
  await crm.close();
});

const tickets = () => Array.from({ length: stage.world.tickets.size }, (_, index) => stage.world.tickets.at(index));

/** The mirror has the record as it is. */
const know = async (source: 'enneo' | 'erp', id: string): Promise<void> => {
  await stage.emit(source, { ids: [id] });
  await stage.settle();
};

it('a ticket is closed in Enneo: its event comes in at the door, and the rule writes to Enerflo, once for all copies', async () => {
  const ticket = tickets().find((one) => one?.status === 'open' && one.contractId !== null);
  const id = String(ticket?.id);
  await know('enneo', id);
  await stage.put('enneo', 'ticket', id, { status: 'closed', modifiedAt: Math.floor(Date.now() / 1000) });
  expect(await stage.emit('enneo', { ids: [id], duplicates: 2 })).toMatchObject({ statuses: { 200: 3 } });
  await stage.settle();
  await expect.poll(() => effects(stage, 'enerflo'), PATIENCE).toEqual([`POST /api/v3/installs/${INSTALL}/notes`]);
  const [note] = (await stage.calls('enerflo')).filter(({ method }) => method === 'POST');
  expect(note?.body).toEqual({ note: `Ticket ${id} about contract ${ticket?.contractId} was closed.` });
  expect(crm.received).toEqual([]);
});

it('a contract changes in the ERP: its event comes in at the door, and the rule tells the CRM by a signed webhook', async () => {
  const contract = stage.world.contracts.at(30);
  const id = String(contract?.id);
  await know('erp', id);
  await stage.put('erp', 'contract', id, { monthlyDeposit: 4711 });
  expect(await stage.emit('erp', { ids: [id], duplicates: 1 })).toMatchObject({ statuses: { 202: 2 } });
  await stage.settle();
  await expect
    .poll(() => crm.received.map(({ body, verdict }) => ({ verdict, type: body.type, data: body.data })), PATIENCE)
    .toEqual([{ verdict: 'right', type: 'CONTRACT_CHANGED', data: { contract: id, customer: String(contract?.customerId), deposit: '4711' } }]);
});
