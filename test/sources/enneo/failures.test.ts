import type { ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { SourceError } from '../../../src/domain/source-error.ts';
import type { Enneo } from '../../../src/sources/enneo/enneo.ts';
import { createCall } from '../../support/call-context.ts';
import { createEnneoClient } from '../../support/enneo-client.ts';
import { json, startPeer } from '../../support/peer.ts';

const QUERY = { filters: [], orderBy: 't.id', direction: 'desc', limit: 10, offset: 0 } as const;

const outcomeOf = async (answer: (response: ServerResponse) => void, ask: (enneo: Enneo) => Promise<unknown>): Promise<unknown> => {
  await using peer = await startPeer((_request, response) => answer(response));
  await using client = createEnneoClient(peer.origin, 'secret-token');
  return await ask(client.enneo).catch((reason: unknown) => reason);
};

const failureOf = async (answer: (response: ServerResponse) => void, ask: (enneo: Enneo) => Promise<unknown>): Promise<SourceError> => {
  const error = await outcomeOf(answer, ask);
  if (error instanceof SourceError) return error;
  throw new Error(`expected a SourceError, got ${String(error)}`);
};

const text = (response: ServerResponse, body: string, type: string, status = 200) => {
  response.writeHead(status, { 'content-type': type });
  response.end(body);
};

const readContract = (enneo: Enneo) => enneo.contractById('1', createCall());
const search = (enneo: Enneo) => enneo.searchTickets(QUERY, createCall());

test.each([
  ['404', (response: ServerResponse) => json(response, { message: 'nothing' }, 404)],
  ['200 with contract_not_found', (response: ServerResponse) => json(response, { success: true, code: 'contract_not_found' })],
  ['200 with success false and customer_not_found', (response: ServerResponse) => json(response, { success: false, code: 'customer_not_found' })],
])('reads %s as no such record', async (_name, answer) => {
  expect(await outcomeOf(answer, readContract)).toBeNull();
  expect(await outcomeOf(answer, (enneo) => enneo.customerById('1', createCall()))).toBeNull();
  expect(await outcomeOf(answer, (enneo) => enneo.ticketById('1', createCall()))).toBeNull();
  expect(await outcomeOf(answer, (enneo) => enneo.contractHistory('1', createCall()))).toEqual([]);
  expect(await outcomeOf(answer, (enneo) => enneo.conversationsByTicketId('1', createCall()))).toEqual([]);
});

test.each([
  ['an empty body', (response: ServerResponse) => text(response, '', 'application/json', 404)],
  ['a list', (response: ServerResponse) => json(response, [], 404)],
  ['an object that says nothing', (response: ServerResponse) => json(response, { path: '/contract/1' }, 404)],
  ['a text', (response: ServerResponse) => text(response, 'no such route', 'text/plain', 404)],
])('reads a 404 with %s as unavailable: a proxy may have said it', async (_name, answer) => {
  expect(await failureOf(answer, readContract)).toMatchObject({ failure: 'unavailable', status: 404, operation: 'contractById' });
  expect(await failureOf(answer, (enneo) => enneo.conversationsByTicketId('1', createCall()))).toMatchObject({ failure: 'unavailable' });
});

test('reads null as no such customer, and as malformed in place of anything else', async () => {
  const none = (response: ServerResponse) => json(response, null);
  expect(await outcomeOf(none, (enneo) => enneo.customerById('1', createCall()))).toBeNull();
  expect(await outcomeOf(none, (enneo) => enneo.customerByContractId('1', createCall()))).toBeNull();
  expect(await outcomeOf(none, (enneo) => enneo.customerByTicketId('1', createCall()))).toBeNull();
  expect(await failureOf(none, readContract)).toMatchObject({ failure: 'malformed', path: '$' });
  expect(await failureOf(none, (enneo) => enneo.ticketById('1', createCall()))).toMatchObject({ failure: 'malformed', path: '$' });
});

test.each([
  ['ticket', (enneo: Enneo) => enneo.ticketById('7', createCall())],
  ['customer', (enneo: Enneo) => enneo.customerById('7', createCall())],
  ['contract', (enneo: Enneo) => enneo.contractById('7', createCall())],
])('refuses the %s of another id than asked for', async (_name, read) => {
  const answer = (response: ServerResponse) => json(response, { id: 77, channel: 'email', status: 'open' });
  expect(await failureOf(answer, read)).toMatchObject({ failure: 'malformed', path: '$.id' });
});

test('reads an empty answer as malformed, not as no such record', async () => {
  const error = await failureOf((response) => text(response, '', 'application/json'), readContract);
  expect(error).toMatchObject({ failure: 'malformed', path: '$' });
});

test('reads a 404 of the ticket search as rejected, since a wrong base URL is no empty list', async () => {
  expect(await failureOf((response) => json(response, {}, 404), search)).toMatchObject({ failure: 'rejected', status: 404, operation: 'ticketSearch' });
});

test('reads an HTML page as unavailable, even as a 404', async () => {
  const page = '<!DOCTYPE html><title>Login at internal.host</title>';
  for (const status of [200, 404, 502]) {
    const error = await failureOf((response) => text(response, page, 'text/html', status), readContract);
    expect(error).toMatchObject({ failure: 'unavailable', source: 'ENNEO' });
    expect(error.message).not.toContain('internal.host');
  }
});

test('reads truncated JSON as malformed', async () => {
  const error = await failureOf((response) => text(response, '{"id": 746839, "firstna', 'application/json'), readContract);
  expect(error.failure).toBe('malformed');
});

test.each([
  [400, 'rejected'],
  [401, 'rejected'],
  [403, 'rejected'],
  [422, 'rejected'],
  [429, 'rateLimited'],
  [500, 'unavailable'],
  [503, 'unavailable'],
  [504, 'timeout'],
])('reads status %i as %s', async (status, failure) => {
  const error = await failureOf((response) => json(response, { success: false, message: 'upstream text' }, status), search);
  expect(error).toMatchObject({ failure, status });
  expect(error.message).not.toContain('upstream text');
});

test('reads success:false without a code as unavailable, and with the code of a refusal as rejected', async () => {
  const silent = await failureOf((response) => json(response, { success: false }), search);
  const refused = await failureOf((response) => json(response, { success: false, code: 'invalid_request' }), search);
  expect([silent.failure, refused.failure]).toEqual(['unavailable', 'rejected']);
});

test('says where a record breaks its schema, and not with what', async () => {
  const error = await failureOf((response) => json(response, { id: { of: 'private' } }), readContract);
  expect(error).toMatchObject({ failure: 'malformed', path: '$.id' });
  expect(String(error)).not.toContain('private');
});

test.each([
  ['a list', []],
  ['a text', 'contract'],
  ['an object without id', { firstname: 'Tom' }],
  ['an empty id', { id: ' ' }],
])('reads %s in place of a contract as malformed', async (_name, body) => {
  expect((await failureOf((response) => json(response, body), readContract)).failure).toBe('malformed');
});

test('reads an answer without history as malformed', async () => {
  const error = await failureOf(
    (response) => json(response, { success: true }),
    (enneo) => enneo.contractHistory('1', createCall()),
  );
  expect(error).toMatchObject({ failure: 'malformed', path: '$.tickets' });
});
