import { expect, test } from 'vitest';
import { createCall } from '../../support/call-context.ts';
import { serveEnneo } from '../../support/serve-enneo.ts';

const TICKET = { id: 7, contractId: '746839', channel: 'email', status: 'open' };

test('creates a ticket under the names of the documented body', async () => {
  await using server = await serveEnneo(() => ({ ...TICKET, success: true }));
  const ticket = {
    channel: 'email',
    subject: 'Umzug',
    to: ['service@stadtwerk.example'],
    contractId: '746839',
    externalTicketId: 'EXT-1',
    tagIds: ['4', '17'],
  };
  expect(await server.enneo.createTicket(ticket, createCall())).toMatchObject({ id: '7', contractId: '746839', isCompact: true });
  expect(server.received).toMatchObject([{ method: 'POST', url: '/api/mind/ticket' }]);
  expect(server.received[0]?.body).toEqual({
    channel: 'email',
    subject: 'Umzug',
    to: ['service@stadtwerk.example'],
    contractId: '746839',
    externalTicketId: 'EXT-1',
    tags: [4, 17],
  });
});

test('changes a ticket with due times in Unix seconds and reads the nested answer', async () => {
  await using server = await serveEnneo(() => ({ success: true, ticket: { ...TICKET, status: 'pending' } }));
  const patch = { status: 'pending', contractId: '746839', agentId: '3', dueBy: '2030-01-01T00:00:00.000Z', addTagIds: ['5'], removeTagIds: ['6'] };
  expect(await server.enneo.updateTicket('7', patch, createCall())).toMatchObject({ id: '7', status: 'pending' });
  expect(server.received).toMatchObject([{ method: 'PATCH', url: '/api/mind/ticket/7' }]);
  expect(server.received[0]?.body).toEqual({ status: 'pending', contractId: '746839', agentId: 3, dueBy: 1893456000, addTagIds: [5], removeTagIds: [6] });
});

test('reads a flat answer to a change as malformed', async () => {
  await using server = await serveEnneo(() => ({ ...TICKET, success: true }));
  await expect(server.enneo.updateTicket('7', { status: 'closed' }, createCall())).rejects.toMatchObject({ failure: 'malformed', path: '$.ticket' });
});

test('replaces the tags of a customer', async () => {
  await using server = await serveEnneo(() => ({ success: true }));
  await server.enneo.setCustomerTags('83771', ['4', '17'], createCall());
  expect(server.received).toMatchObject([{ method: 'PATCH', url: '/api/mind/customer/83771', body: { tagIds: [4, 17] } }]);
});

test('reads a change of an unknown ticket as rejected with status 404', async () => {
  await using server = await serveEnneo(() => ({ success: false, code: 'ticket_not_found' }), 404);
  await expect(server.enneo.updateTicket('1', { status: 'closed' }, createCall())).rejects.toMatchObject({ failure: 'rejected', status: 404 });
});
