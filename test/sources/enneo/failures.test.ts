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
  ['404 without a body', (response: ServerResponse) => text(response, '', 'application/json', 404)],
  ['200 with contract_not_found', (response: ServerResponse) => json(response, { success: true, code: 'contract_not_found' })],
  ['200 with success false and customer_not_found', (response: ServerResponse) => json(response, { success: false, code: 'customer_not_found' })],
  ['null', (response: ServerResponse) => json(response, null)],
])('reads %s as no such record', async (_name, answer) => {
  expect(await outcomeOf(answer, readContract)).toBeNull();
  expect(await outcomeOf(answer, (enneo) => enneo.customerById('1', createCall()))).toBeNull();
  expect(await outcomeOf(answer, (enneo) => enneo.ticketById('1', createCall()))).toBeNull();
  expect(await outcomeOf(answer, (enneo) => enneo.contractHistory('1', createCall()))).toEqual([]);
  expect(await outcomeOf(answer, (enneo) => enneo.conversationsByTicketId('1', createCall()))).toEqual([]);
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

test('says where a contract breaks its schema, and not with what', async () => {
  const broken = { id: 1, contracts: [{ id: 5 }, { id: 6, startDate: { at: 'private' } }] };
  const error = await failureOf(
    (response) => json(response, broken),
    (enneo) => enneo.customerById('1', createCall()),
  );
  expect(error).toMatchObject({ failure: 'malformed', path: '$.contracts[1].startDate' });
  expect(String(error)).not.toContain('private');
});

test('says which row of a search breaks its schema', async () => {
  const tickets = [
    { id: 1, channel: 'email', status: 'open' },
    { id: 2, channel: 'email', status: 'open', agent: { id: [] } },
  ];
  const error = await failureOf((response) => json(response, { tickets, total: 2 }), search);
  expect(error).toMatchObject({ failure: 'malformed', path: '$.tickets[1].agent.id' });
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
