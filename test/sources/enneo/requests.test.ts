import { expect, test } from 'vitest';
import { toEnneoLocation } from '../../../src/sources/enneo/base-url.ts';
import { createCall } from '../../support/call-context.ts';
import { createEnneoClient } from '../../support/enneo-client.ts';
import { json, startPeer } from '../../support/peer.ts';
import { serveEnneo } from '../../support/serve-enneo.ts';

const TICKET = { id: 7, channel: 'email', status: 'open', success: true };

test('never shows up as working on a ticket it reads, and never refreshes it', async () => {
  await using server = await serveEnneo(() => TICKET);
  await server.enneo.ticketById('7', createCall());
  expect(server.received.map(({ method, url }) => `${method} ${url}`)).toEqual(['GET /api/mind/ticket/7?viewing=false&includeIntents=true']);
});

test('sends the token as bearer with every call', async () => {
  await using server = await serveEnneo(() => TICKET);
  await server.enneo.ticketById('7', createCall());
  await server.enneo.createTicket({ channel: 'email' }, createCall());
  expect(server.received.map(({ authorization }) => authorization)).toEqual(['Bearer a-token', 'Bearer a-token']);
});

test('asks for contracts and their previews when it reads customers', async () => {
  await using server = await serveEnneo(() => ({ id: 1 }));
  await server.enneo.customerById('1', createCall());
  await server.enneo.customerByContractId('2', createCall());
  await server.enneo.customerByTicketId('3', createCall());
  expect(server.received.map(({ url }) => url)).toEqual([
    '/api/mind/customer/byCustomerId/1?includeContracts=true&includeAgentPreview=true',
    '/api/mind/customer/byContractId/2?includeContracts=true&includeAgentPreview=true',
    '/api/mind/customer/byTicketId/3?includeContracts=true&includeAgentPreview=true',
  ]);
});

test('encodes ids and search words', async () => {
  await using server = await serveEnneo(({ url }) => (url.includes('search') ? [] : { id: 'VN/1 ?#' }));
  await server.enneo.contractById('VN/1 ?#', createCall());
  await server.enneo.searchCustomers('Müller & Söhne', 10, 0, createCall());
  await server.enneo.searchContracts({ address: 'Hauptstr. 5, 05001 Musterstadt', city: undefined }, createCall());
  expect(server.received.map(({ url }) => url)).toEqual([
    '/api/mind/contract/VN%2F1%20%3F%23',
    '/api/mind/customer/search?q=M%C3%BCller+%26+S%C3%B6hne&limit=10&offset=0',
    '/api/mind/contract/search?address=Hauptstr.+5%2C+05001+Musterstadt',
  ]);
});

test('takes ids that would change the route or that no URL can hold as unknown, without a call, and refuses to write to them', async () => {
  await using server = await serveEnneo(() => TICKET);
  for (const id of ['', '.', '..', 'VN-\ud800']) {
    expect(await server.enneo.ticketById(id, createCall())).toBeNull();
    await expect(server.enneo.updateTicket(id, { status: 'closed' }, createCall())).rejects.toMatchObject({ failure: 'rejected' });
  }
  expect(server.received).toEqual([]);
});

test('tells of its calls with placeholders instead of ids', async () => {
  await using server = await serveEnneo(() => TICKET);
  const call = createCall();
  await server.enneo.ticketById('7', call);
  expect(call.recorded).toMatchObject([
    { source: 'ENNEO', operation: 'ticketById', method: 'GET', path: '/api/mind/ticket/{id}', batchSize: 1, status: 200, outcome: 'ok' },
  ]);
});

test.each([
  ['https://demo.enneo.ai', 'https://demo.enneo.ai', '/api/mind'],
  ['https://demo.enneo.ai/', 'https://demo.enneo.ai', '/api/mind'],
  ['https://demo.enneo.ai/api/mind', 'https://demo.enneo.ai', '/api/mind'],
  ['https://demo.enneo.ai/api/mind/', 'https://demo.enneo.ai', '/api/mind'],
  ['http://127.0.0.1:4101', 'http://127.0.0.1:4101', '/api/mind'],
  ['https://proxy.example/enneo', 'https://proxy.example', '/enneo/api/mind'],
])('finds the Mind API of %s', (url, origin, pathPrefix) => {
  expect(toEnneoLocation(url)).toEqual({ origin, pathPrefix });
});

test('speaks to the Mind API below any prefix', async () => {
  await using peer = await startPeer((_request, response) => json(response, { id: 1 }));
  await using client = createEnneoClient(peer.origin, 'a-token', '/enneo/api/mind');
  await client.enneo.check(createCall());
  expect(peer.requests).toEqual(['GET /enneo/api/mind/profile']);
});
