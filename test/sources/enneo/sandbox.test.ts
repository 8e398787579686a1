import { expect, test } from 'vitest';
import { referenceCustomerIds } from '../../../sandbox/world/world.ts';
import { createCall } from '../../support/call-context.ts';
import { type EnneoSandbox, startEnneoSandbox } from '../../support/enneo-sandbox.ts';
import { CONTRACT, CUSTOMER, TICKET } from './expected.ts';

/** The documents say customer 123 in contract and ticket; in the sandbox both belong to 83771. */
const OWN_CONTRACT = { ...CONTRACT, customerId: '83771' };
const OWN_TICKET = { ...TICKET, customerId: '83771' };

const withoutRaw = <T extends { readonly raw: unknown }>({ raw: _, ...fields }: T): Omit<T, 'raw'> => fields;

const paths = async (sandbox: EnneoSandbox): Promise<readonly string[]> => (await sandbox.calls()).map(({ method, path }) => `${method} ${path}`);

test('reads the printed customer, contract included, through every route that leads to it', async () => {
  await using sandbox = await startEnneoSandbox();
  const { enneo } = sandbox;
  const customers = [
    await enneo.customerById('83771', createCall()),
    await enneo.customerByContractId('746839', createCall()),
    await enneo.customerByTicketId('376189', createCall()),
  ];
  for (const [index, customer] of customers.entries()) {
    if (customer === null) throw new Error('no customer');
    const { contracts, ...fields } = withoutRaw(customer);
    expect(fields).toEqual({ ...CUSTOMER, emailMatches: index < 2 });
    expect(contracts.map(withoutRaw)).toEqual([OWN_CONTRACT]);
  }
  expect(await sandbox.calls()).toHaveLength(3);
});

test('reads the printed contract by id and by search', async () => {
  await using sandbox = await startEnneoSandbox();
  expect(await sandbox.enneo.contractById('746839', createCall())).toMatchObject(OWN_CONTRACT);
  expect(await sandbox.enneo.searchContracts({ contractId: '746839' }, createCall())).toMatchObject([
    { id: '746839', similarity: 1, contract: OWN_CONTRACT, customer: { id: '83771' } },
  ]);
});

test('reads the printed ticket by id and in the history of its contract', async () => {
  await using sandbox = await startEnneoSandbox();
  expect(await sandbox.enneo.ticketById('376189', createCall())).toMatchObject(OWN_TICKET);
  expect(await sandbox.enneo.contractHistory('746839', createCall())).toMatchObject([OWN_TICKET]);
});

test('reads the printed ticket as a compact row of a search', async () => {
  await using sandbox = await startEnneoSandbox();
  const [ticket] = await sandbox.enneo.ticketsByIds(['376189'], createCall());
  expect(ticket).toMatchObject({
    ...OWN_TICKET,
    isCompact: true,
    body: null,
    bodyPlain: null,
    bodyClean: null,
    attachments: [],
    template: null,
    workitem: null,
    intents: [],
  });
});

test('reads the customer and contracts of the custom API case', async () => {
  await using sandbox = await startEnneoSandbox();
  expect(await sandbox.enneo.customerById('C-200001', createCall())).toMatchObject({
    id: 'C-200001',
    firstname: 'Erika',
    phone: '+493023125042',
    address: 'Musterstraße 12, 10115 Berlin',
    contractIds: ['VN-100001', 'VN-100002'],
    contracts: [{ id: 'VN-100001', customerId: 'C-200001', startDate: '2025-01-01T00:00:00.000Z', counterNumber: '1EMH0012345678' }, { energy: 'gas' }],
  });
});

test('answers null or nothing for ids that nobody has', async () => {
  await using sandbox = await startEnneoSandbox();
  const { enneo } = sandbox;
  expect(await enneo.customerById('999', createCall())).toBeNull();
  expect(await enneo.customerByContractId('999', createCall())).toBeNull();
  expect(await enneo.customerByTicketId('999', createCall())).toBeNull();
  expect(await enneo.contractById('999', createCall())).toBeNull();
  expect(await enneo.ticketById('999', createCall())).toBeNull();
  expect(await enneo.ticketById('not-a-number', createCall())).toBeNull();
  expect(await enneo.contractHistory('999', createCall())).toEqual([]);
  expect(await enneo.conversationsByTicketId('999', createCall())).toEqual([]);
  expect(await enneo.ticketsByIds(['999', '376189'], createCall())).toMatchObject([{ id: '376189' }]);
  expect(await enneo.searchCustomers('nobody at all', 10, 0, createCall())).toEqual([]);
  expect(await enneo.searchContracts({ contractId: '999' }, createCall())).toEqual([]);
});

test('takes 404 for an unknown contract as it takes 200 with a code', async () => {
  await using sandbox = await startEnneoSandbox();
  await sandbox.faults([{ match: 'GET /api/mind/contract/', kind: 'status', status: 404, body: '{"success":false,"code":"contract_not_found"}' }]);
  expect(await sandbox.enneo.contractById('999', createCall())).toBeNull();
});

test('reads the tickets of ten contracts, five each, in one call', async () => {
  await using sandbox = await startEnneoSandbox();
  const contractIds = sandbox.world.customers.get(referenceCustomerIds(sandbox.world, 1)[0] ?? '')?.contractIds ?? [];
  const tickets = await sandbox.enneo.ticketsByContractIds(contractIds, createCall());
  expect(tickets.map(({ contractId }) => contractId).toSorted()).toEqual(contractIds.flatMap((id) => Array(5).fill(id)).toSorted());
  expect(await paths(sandbox)).toEqual(['POST /api/mind/ticket/search']);
});

test('asks for 500 ids in one call', async () => {
  await using sandbox = await startEnneoSandbox({ contracts: 2000 });
  const ids = Array.from({ length: 500 }, (_, index) => String(sandbox.world.tickets.at(index * 3)?.id));
  const tickets = await sandbox.enneo.ticketsByIds(ids, createCall());
  expect(tickets.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  expect(await paths(sandbox)).toEqual(['POST /api/mind/ticket/search']);
});

test('reads all tickets of 500 contracts in as few pages as hold them', async () => {
  await using sandbox = await startEnneoSandbox({ contracts: 2000 });
  const contractIds = Array.from({ length: 500 }, (_, index) => String(1_000_001 + index));
  const expected = contractIds.flatMap((id) => sandbox.world.ticketIdsOfContract(id));
  const tickets = await sandbox.enneo.ticketsByContractIds(contractIds, createCall());
  expect(tickets).toHaveLength(expected.length);
  expect(await sandbox.calls()).toHaveLength(Math.ceil(expected.length / 500));
});

test('leaves nobody working on the tickets it reads', async () => {
  await using sandbox = await startEnneoSandbox();
  await sandbox.enneo.ticketById('376189', createCall());
  expect(await sandbox.enneo.ticketById('376189', createCall())).toMatchObject({ workedOnByIds: ['123'] });
});

test('reads conversations with their times', async () => {
  await using sandbox = await startEnneoSandbox();
  expect(await sandbox.enneo.conversationsByTicketId('376189', createCall())).toMatchObject([
    { id: '3761891', ticketId: '376189', fromEmail: 'tom@gmail.com', createdAt: '2022-12-13T22:18:06.000Z', deletedAt: null },
  ]);
});

test('searches customers by words', async () => {
  await using sandbox = await startEnneoSandbox();
  expect(await sandbox.enneo.searchCustomers('Erika Mustermann', 10, 0, createCall())).toMatchObject([
    { id: 'C-200001', contractIds: ['VN-100001', 'VN-100002'], contracts: [] },
  ]);
});

test('creates, changes and reads back a ticket', async () => {
  await using sandbox = await startEnneoSandbox();
  const { enneo } = sandbox;
  const created = await enneo.createTicket(
    { channel: 'portal', subject: 'Umzug', contractId: '746839', tagIds: ['6'], externalTicketId: 'crm-9' },
    createCall(),
  );
  expect(created).toMatchObject({ status: 'open', contractId: '746839', customerId: '83771', tagIds: ['6'], externalTicketId: 'crm-9' });
  const dueBy = '2090-01-01T00:00:00.000Z';
  expect(await enneo.updateTicket(created.id, { status: 'pending', dueBy, addTagIds: ['4'] }, createCall())).toMatchObject({ status: 'pending', dueBy });
  expect(await enneo.ticketById(created.id, createCall())).toMatchObject({ subject: 'Umzug', status: 'pending', tagIds: ['6', '4'], isCompact: false });
});

test('repeats a creation under the same external id without a second ticket', async () => {
  await using sandbox = await startEnneoSandbox();
  const ticket = { channel: 'email', externalTicketId: 'crm-10' };
  const first = await sandbox.enneo.createTicket(ticket, createCall());
  expect((await sandbox.enneo.createTicket(ticket, createCall())).id).toBe(first.id);
});

test('reads Enneo’s refusals of a write as rejected', async () => {
  await using sandbox = await startEnneoSandbox();
  const { enneo } = sandbox;
  await expect(enneo.updateTicket('376189', { status: 'pending' }, createCall())).rejects.toMatchObject({ failure: 'rejected', status: 400 });
  await expect(enneo.updateTicket('376189', { tagIds: ['1'], addTagIds: ['2'] }, createCall())).rejects.toMatchObject({ failure: 'rejected', status: 400 });
  await expect(enneo.updateTicket('999', { status: 'closed' }, createCall())).rejects.toMatchObject({ failure: 'rejected', status: 404 });
  await expect(enneo.createTicket({ channel: 'pigeon' }, createCall())).rejects.toMatchObject({ failure: 'rejected', status: 400 });
});

test('replaces a customer’s tags and reads them back', async () => {
  await using sandbox = await startEnneoSandbox();
  await sandbox.enneo.setCustomerTags('83771', ['4', '7'], createCall());
  expect(await sandbox.enneo.customerById('83771', createCall())).toMatchObject({ tags: [{ id: '4' }, { id: '7', name: 'Solar' }] });
});

test('says whether the credential works', async () => {
  await using sandbox = await startEnneoSandbox();
  await expect(sandbox.enneo.check(createCall())).resolves.toBeUndefined();
  await sandbox.faults([{ match: '/profile', kind: 'status', status: 401, body: '{"success":false}' }]);
  await expect(sandbox.enneo.check(createCall())).rejects.toMatchObject({ failure: 'rejected', status: 401 });
});

test.each([
  ['html429', 'rateLimited'],
  ['truncate', 'malformed'],
  ['malformed', 'malformed'],
  ['reset', 'unavailable'],
] as const)('reads the fault %s of the sandbox as %s', async (kind, failure) => {
  await using sandbox = await startEnneoSandbox();
  await sandbox.faults([{ kind }]);
  await expect(sandbox.enneo.ticketsByContractIds(['746839'], createCall())).rejects.toMatchObject({ source: 'ENNEO', failure });
});

test('gives up at the deadline when Enneo hangs', async () => {
  await using sandbox = await startEnneoSandbox();
  await sandbox.faults([{ kind: 'hang' }]);
  const call = createCall({ deadline: Date.now() + 150 });
  await expect(sandbox.enneo.ticketById('376189', call)).rejects.toMatchObject({ failure: 'timeout' });
});
