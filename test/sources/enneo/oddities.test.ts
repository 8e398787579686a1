import { expect, test } from 'vitest';
import { createCall } from '../../support/call-context.ts';
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

test.each(['yesterday', '2022-13-45 00:00:00', { date: 1 }, true])('refuses the time %j with its place', async (wire) => {
  await expect(readTicket({ dueBy: wire })).rejects.toMatchObject({ failure: 'malformed', path: '$.dueBy' });
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
