import { expect, test } from 'vitest';
import { startEnneoSandbox } from '../../support/enneo-sandbox.ts';

const AHEAD = '2090-01-01 00:00:00';

test('creates a ticket from a channel alone, with the defaults', async () => {
  await using sandbox = await startEnneoSandbox();
  const before = sandbox.world.tickets.size;
  const { body } = await sandbox.ask('POST', '/ticket', { channel: 'email' });
  expect(body).toMatchObject({
    direction: 'in',
    status: 'open',
    priority: 'low',
    interface: 'internal',
    aiSupportLevel: 'unprocessed',
    contractId: null,
    customerId: null,
    success: true,
  });
  expect(sandbox.world.tickets.size).toBe(before + 1);
  expect((await sandbox.ask('GET', `/ticket/${body.id}?viewing=false`)).body).toMatchObject({ id: body.id, channel: 'email', createdAt: body.createdAt });
});

test('leaves a ticket to people when it is not to be processed', async () => {
  await using sandbox = await startEnneoSandbox();
  const ticket = { channel: 'email', from: 'tom@mustermann.de' };
  expect((await sandbox.ask('POST', '/ticket?process=false', ticket)).body).toMatchObject({ aiSupportLevel: 'human', customerId: null });
  expect((await sandbox.ask('POST', '/ticket', ticket)).body).toMatchObject({ customerId: '83771', contractId: '746839' });
});

test('keeps what a new ticket says', async () => {
  await using sandbox = await startEnneoSandbox();
  const ticket = {
    channel: 'letter',
    subject: 'Umzug',
    body: '<p>Guten Tag,</p><p>ich ziehe um.</p>',
    from: 'tom@mustermann.de',
    to: ['service@stadtwerk.example'],
    priority: 'high',
    contractId: '746839',
    tags: [6],
    createdAt: '2025-01-02 03:04:05',
    dueBy: AHEAD,
    attachments: [{ name: 'brief.pdf', url: 'https://files.example.org/brief.pdf' }],
  };
  const { id } = (await sandbox.ask('POST', '/ticket', ticket)).body;
  expect((await sandbox.ask('GET', `/ticket/${id}?viewing=false`)).body).toMatchObject({
    subject: 'Umzug',
    body: ticket.body,
    bodyPlain: 'Guten Tag,\nich ziehe um.',
    to: ticket.to,
    priority: 'high',
    contractId: '746839',
    customerId: '83771',
    tagIds: [6],
    tags: [{ id: 6, name: 'Umzug' }],
    createdAt: ticket.createdAt,
    dueBy: AHEAD,
    attachments: [{ name: 'brief.pdf' }],
  });
});

test('changes the ticket of a known external id instead of making a second one', async () => {
  await using sandbox = await startEnneoSandbox();
  const ticket = { channel: 'email', externalTicketId: 'crm-1' };
  const first = (await sandbox.ask('POST', '/ticket', { ...ticket, subject: 'Erst' })).body;
  const second = (await sandbox.ask('POST', '/ticket', { ...ticket, subject: 'Dann' })).body;
  expect([second.id, second.subject]).toEqual([first.id, 'Dann']);
  const printed = (await sandbox.ask('POST', '/ticket', { channel: 'email', externalTicketId: 'EXT-12345', priority: 'high' })).body;
  expect(printed).toMatchObject({ id: 376189, priority: 'high', contractId: '746839' });
});

test('never gives an id twice', async () => {
  await using sandbox = await startEnneoSandbox();
  const { id } = (await sandbox.ask('POST', '/ticket', { channel: 'email' })).body;
  await sandbox.ask('DELETE', `/ticket/${id}`);
  expect((await sandbox.ask('POST', '/ticket', { channel: 'email' })).body.id).not.toBe(id);
  expect((await sandbox.ask('GET', `/ticket/${id}`)).status).toBe(404);
});

test.each([
  ['no channel', {}],
  ['a channel that is none', { channel: 'pigeon' }],
  ['a letter without attachment', { channel: 'letter' }],
  ['a pending ticket without due time', { channel: 'email', status: 'pending' }],
  ['a due time that is none', { channel: 'email', dueBy: 'soon' }],
])('refuses a new ticket with %s', async (_name, ticket) => {
  await using sandbox = await startEnneoSandbox();
  const before = sandbox.world.tickets.size;
  expect((await sandbox.ask('POST', '/ticket', ticket)).status).toBe(400);
  expect(sandbox.world.tickets.size).toBe(before);
});

test('answers a change nested and takes due times in Unix seconds', async () => {
  await using sandbox = await startEnneoSandbox();
  const dueBy = Date.parse('2090-01-01T00:00:00Z') / 1000;
  const { body } = await sandbox.ask('PATCH', '/ticket/376189', { status: 'pending', dueBy, priority: 'urgent', agentId: 3 });
  expect(Object.keys(body).toSorted()).toEqual(['success', 'ticket']);
  expect(body.ticket).toMatchObject({ status: 'pending', dueBy: AHEAD, priority: 'urgent', agentId: 3, agent: { id: 3 }, modifiedAt: expect.any(String) });
});

test('makes a ticket pending only with a due time ahead', async () => {
  await using sandbox = await startEnneoSandbox();
  const change = async (body: unknown) => (await sandbox.ask('PATCH', '/ticket/376189', body)).status;
  expect(await change({ status: 'pending' })).toBe(400);
  expect(await change({ status: 'pending', dueBy: '2020-01-01 00:00:00' })).toBe(400);
  expect((await sandbox.ask('GET', '/ticket/376189?viewing=false')).body.status).toBe('open');
  expect(await change({ dueBy: AHEAD })).toBe(200);
  expect(await change({ status: 'pending' })).toBe(200);
});

test('never changes the direction of a ticket', async () => {
  await using sandbox = await startEnneoSandbox();
  expect((await sandbox.ask('PATCH', '/ticket/376189', { direction: 'out' })).body.ticket.direction).toBe('in');
});

test('replaces tags, or adds and removes, but not both', async () => {
  await using sandbox = await startEnneoSandbox();
  const change = (body: unknown) => sandbox.ask('PATCH', '/ticket/376189', body);
  expect((await change({ tagIds: [4, 5], addTagIds: [6] })).status).toBe(400);
  expect((await change({ tagIds: [4, 5] })).body.ticket).toMatchObject({ tagIds: [4, 5], tags: [{ id: 4 }, { id: 5 }] });
  expect((await change({ addTagIds: [6, 4], removeTagIds: [5] })).body.ticket.tagIds).toEqual([4, 6]);
});

test('gives a ticket the customer of its new contract', async () => {
  await using sandbox = await startEnneoSandbox();
  expect((await sandbox.ask('PATCH', '/ticket/376189', { contractId: 'VN-100001' })).body.ticket).toMatchObject({
    contractId: 'VN-100001',
    customerId: 'C-200001',
  });
});

test('stamps when a ticket is closed and opened again', async () => {
  await using sandbox = await startEnneoSandbox();
  expect((await sandbox.ask('PATCH', '/ticket/376189', { status: 'closed' })).body.ticket.closedAt).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
  expect((await sandbox.ask('PATCH', '/ticket/376189', { status: 'open' })).body.ticket.closedAt).toBeNull();
});

test('changes several tickets at once, all or none', async () => {
  await using sandbox = await startEnneoSandbox();
  const other = sandbox.world.tickets.at(10)?.id;
  const changes = [
    { id: 376189, priority: 'urgent' },
    { id: other, priority: 'urgent' },
  ];
  expect((await sandbox.ask('PATCH', '/ticket', [...changes, { id: 1, priority: 'urgent' }])).status).toBe(404);
  expect(sandbox.world.tickets.get('376189')?.priority).toBe('low');
  expect((await sandbox.ask('PATCH', '/ticket', changes)).body).toMatchObject({ success: true, tickets: changes });
});

test('forgets writes with a reset', async () => {
  await using sandbox = await startEnneoSandbox();
  const { id } = (await sandbox.ask('POST', '/ticket', { channel: 'email', externalTicketId: 'crm-2' })).body;
  await sandbox.ask('PATCH', '/ticket/376189', { status: 'closed' });
  await sandbox.control('POST', 'reset');
  expect((await sandbox.ask('GET', `/ticket/${id}`)).status).toBe(404);
  expect((await sandbox.ask('GET', '/ticket/376189?viewing=false')).body).toMatchObject({ status: 'open', tags: [{ id: 123 }] });
});

test('shows a change made behind its back, in the pinned ticket too', async () => {
  await using sandbox = await startEnneoSandbox();
  await sandbox.control('PUT', 'entities/ticket/376189', { status: 'closed', subject: 'Anders' });
  expect((await sandbox.ask('GET', '/ticket/376189?viewing=false')).body).toMatchObject({ status: 'closed', subject: 'Anders', partnerId: 123 });
});
