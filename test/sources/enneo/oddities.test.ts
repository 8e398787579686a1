import { expect, test } from 'vitest';
import { createCall } from '../../support/call-context.ts';
import { createEnneoClient } from '../../support/enneo-client.ts';
import { keepDrift } from '../../support/keep-drift.ts';
import { startPeer } from '../../support/peer.ts';
import { serveEnneo } from '../../support/serve-enneo.ts';

const readTicket = async (fields: object) => {
  await using server = await serveEnneo(() => ({ id: 7, channel: 'email', status: 'open', success: true, ...fields }));
  const ticket = await server.enneo.ticketById('7', createCall());
  if (ticket === null) throw new Error('no ticket');
  return ticket;
};

const readContract = async (fields: object) => {
  await using server = await serveEnneo(() => ({ id: 1, ...fields }));
  const contract = await server.enneo.contractById('1', createCall());
  if (contract === null) throw new Error('no contract');
  return contract;
};

test.each([
  [491721041689, '+491721041689'],
  ['+49 123 456789', '+49123456789'],
  ['0049 (30) 23125-000', '+493023125000'],
  ['030 23125000', '030 23125000'],
  ['auf Anfrage', 'auf Anfrage'],
  ['', null],
  [null, null],
])('reads the phone number %j as %j', async (wire, phone) => {
  expect((await readContract({ phone: wire })).phone).toBe(phone);
});

test.each([
  ['2022-12-13 22:18:06', '2022-12-13T22:18:06.000Z'],
  ['2023-11-07T05:31:56Z', '2023-11-07T05:31:56.000Z'],
  ['2023-11-07T07:31:56+02:00', '2023-11-07T05:31:56.000Z'],
  ['2024-02-29', '2024-02-29T00:00:00.000Z'],
  [1661126400, '2022-08-22T00:00:00.000Z'],
  ['1661126400', '2022-08-22T00:00:00.000Z'],
  ['', null],
])('reads the time %j as %j', async (wire, time) => {
  expect((await readTicket({ dueBy: wire })).dueBy).toBe(time);
});

test.each([
  'yesterday',
  '2022-13-45 00:00:00',
  '2025-99-99 00:00:00',
  '2025-02-31',
  '2025-02-31 10:00:00',
  '2025-02-31T10:00:00Z',
  '0000-00-00 00:00:00',
  '0000-01-01',
  '0001-01-01T00:00:00+02:00',
  '9999-12-31T23:59:59-01:00',
  -99999999999,
  { date: 1 },
  true,
])('reads the time %j, which is none of the calendar, as null and keeps it in raw', async (wire) => {
  expect(await readTicket({ dueBy: wire, createdAt: '0001-01-01' })).toMatchObject({
    dueBy: null,
    createdAt: '0001-01-01T00:00:00.000Z',
    raw: { dueBy: wire },
  });
});

test.each([2 ** 31, -(2 ** 31) - 1, 20.5, '3000000000', 'many', {}])('reads the integer %j, which has no 32 bits, as null', async (wire) => {
  const ticket = await readTicket({
    customerLegitimation: wire,
    attachments: [{ id: 1, size: wire, width: wire, height: wire }],
    intents: [{ id: 1, options: [{ order: wire }] }],
  });
  expect(ticket).toMatchObject({
    customerLegitimation: null,
    attachments: [{ id: '1', size: null, width: null, height: null }],
    intents: [{ id: '1', options: [{ order: null }] }],
  });
});

test('reads the largest and the smallest integers of 32 bits', async () => {
  const ticket = await readTicket({ customerLegitimation: '20', attachments: [{ id: 1, size: 2 ** 31 - 1, width: -(2 ** 31) }] });
  expect(ticket).toMatchObject({ customerLegitimation: 20, attachments: [{ size: 2 ** 31 - 1, width: -(2 ** 31) }] });
});

test('reads a number beyond all floats as null', async () => {
  await using peer = await startPeer((_request, response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":1,"basePrice":1e999}'));
  await using client = createEnneoClient(peer.origin, 'a-token');
  expect(await client.enneo.contractById('1', createCall())).toMatchObject({ id: '1', basePrice: null });
});

test('loses no ticket to the optional parts of it that are unreadable', async () => {
  const ticket = await readTicket({
    subject: { de: 'Abschlag' },
    isEscalated: 'maybe',
    agent: { id: [] },
    to: 'nobody',
    ccEmails: ['a@example.org', {}],
    tags: [{ id: 4 }, 17],
  });
  expect(ticket).toMatchObject({ id: '7', subject: null, isEscalated: null, agent: null, to: [], ccEmails: ['a@example.org'], tags: [{ id: '4' }] });
});

test('loses only that row of a list which is unreadable, and tells of it', async () => {
  using drift = keepDrift();
  await using server = await serveEnneo(({ url }) => {
    if (url.includes('/conversation')) return { conversations: [{ ticketId: 7 }, { id: 2, ticketId: 7 }] };
    if (url.includes('/history')) return { tickets: [{ id: 5, channel: 'email', status: 'open' }, { id: 6 }] };
    return [{ id: 1, similarity: 0.4 }, { id: 2, similarity: 'private' }, null, { id: 4, similarity: 1 }];
  });
  const call = createCall();
  expect(await server.enneo.conversationsByTicketId('7', call)).toMatchObject([{ id: '2' }]);
  expect(await server.enneo.contractHistory('1', call)).toMatchObject([{ id: '5' }]);
  expect(await server.enneo.searchContracts({}, call)).toMatchObject([{ id: '4' }, { id: '1' }]);
  expect(await server.enneo.searchCustomers('x', 10, 0, call)).toHaveLength(3);
  expect(drift.messages).toEqual([
    { source: 'ENNEO', operation: 'conversations', path: '$.conversations[0].id' },
    { source: 'ENNEO', operation: 'contractHistory', path: '$.tickets[1].channel' },
    { source: 'ENNEO', operation: 'contractSearch', path: '$[1].similarity' },
    { source: 'ENNEO', operation: 'contractSearch', path: '$[2]' },
    { source: 'ENNEO', operation: 'customerSearch', path: '$[2]' },
  ]);
});

test('takes a list of nothing but unreadable rows as malformed, with the place of the first', async () => {
  using drift = keepDrift();
  await using server = await serveEnneo(() => [{ name: 'a' }, { name: 'b' }]);
  await expect(server.enneo.searchCustomers('x', 10, 0, createCall())).rejects.toMatchObject({ failure: 'malformed', path: '$[0].id' });
  expect(drift.messages).toEqual([]);
});

test('does not read a history for ever whose offset is ignored', async () => {
  const tickets = Array.from({ length: 1000 }, (_, index) => ({ id: index + 1, channel: 'email', status: 'open' }));
  await using server = await serveEnneo(() => ({ tickets }));
  await expect(server.enneo.contractHistory('1', createCall())).rejects.toMatchObject({ failure: 'malformed', path: '$.tickets' });
  expect(server.received).toHaveLength(2);
});

test('passes values through that no list names', async () => {
  expect(await readTicket({ status: 'waitingOnThirdParty', aiSupportLevel: 'new level', channel: 'fax' })).toMatchObject({
    status: 'waitingOnThirdParty',
    aiSupportLevel: 'new level',
    channel: 'fax',
  });
});

test('reads absent, null and empty lists alike', async () => {
  const { to, tagIds, assignedAgents } = await readTicket({ to: null, tagIds: [] });
  expect([to, tagIds, assignedAgents]).toEqual([[], [], []]);
});

test('keeps an empty subject but takes an empty contract id as none', async () => {
  expect(await readTicket({ subject: '', contractId: '', customerId: null })).toMatchObject({ subject: '', contractId: null, customerId: null });
});

test('keeps ids beyond 2^53 digit by digit', async () => {
  await using server = await serveEnneo(() => ({ id: '12345678901234567890', customerId: '98765432109876543210' }));
  expect(await server.enneo.contractById('12345678901234567890', createCall())).toMatchObject({
    id: '12345678901234567890',
    customerId: '98765432109876543210',
  });
});

test('keeps unknown fields of tickets and contracts in raw', async () => {
  expect((await readTicket({ contentTranslation: { lang: 'de' } })).raw).toMatchObject({ contentTranslation: { lang: 'de' } });
  expect((await readContract({ marketLocationId: '50123456789' })).raw).toMatchObject({ marketLocationId: '50123456789' });
});

test('reads a contract that is nothing but an id', async () => {
  expect(await readContract({})).toMatchObject({ id: '1', email: null, phone: null, registers: [], erpUrls: [], tabPreview: null, rawData: null });
});

test('reads both names of the icon of an ERP link', async () => {
  const { erpUrls } = await readContract({
    erpUrls: [
      { url: 'a', logo: 'powercloud' },
      { url: 'b', icon: '/icons/link.svg' },
    ],
  });
  expect(erpUrls.map(({ icon }) => icon)).toEqual(['powercloud', '/icons/link.svg']);
});

test('keeps the tickets of a history of mixed interactions and leaves out the rest', async () => {
  const history = [
    { id: 5, type: 'ticket', channel: 'email', status: 'open', createdAt: 1661126400 },
    { id: null, type: 'payment', channel: null, status: null, createdAt: 1661126400 },
  ];
  await using server = await serveEnneo(() => ({ success: true, total: 2, history }));
  const tickets = await server.enneo.contractHistory('1', createCall());
  expect(tickets).toMatchObject([{ id: '5', isCompact: true, createdAt: '2022-08-22T00:00:00.000Z' }]);
});

test('reads a history of more than a thousand tickets to its end', async () => {
  const all = Array.from({ length: 1200 }, (_, index) => ({ id: index + 1, channel: 'email', status: 'open' }));
  await using server = await serveEnneo(({ url }) => {
    const query = new URL(url, 'http://localhost').searchParams;
    const from = Number(query.get('offset'));
    return { tickets: all.slice(from, from + Number(query.get('limit'))) };
  });
  const tickets = await server.enneo.contractHistory('1', createCall());
  expect(tickets.map(({ id }) => id)).toEqual(all.map(({ id }) => String(id)));
  expect(server.received.map(({ url }) => url)).toEqual([
    '/api/mind/contract/1/history?offset=0&limit=1000',
    '/api/mind/contract/1/history?offset=1000&limit=1000',
  ]);
});

test('sorts contract search hits best first and reads the shorter item of three fields', async () => {
  const hits = [
    { id: 1, similarity: 0.4, contract: { id: 1 } },
    { id: 2, similarity: 1, contract: { id: 2 }, customer: { id: 9 }, customerLegitimation: 20, customerLegitimationMessage: null, cached: false },
  ];
  await using server = await serveEnneo(() => hits);
  expect(await server.enneo.searchContracts({ email: 'a@example.org' }, createCall())).toMatchObject([
    { id: '2', similarity: 1, customerLegitimation: 20, customer: { id: '9' } },
    { id: '1', similarity: 0.4, customerLegitimation: null, customer: null },
  ]);
});
