import type { ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { SourceError } from '../../../src/domain/source-error.ts';
import type { Enerflo } from '../../../src/sources/enerflo/enerflo.ts';
import { createCall } from '../../support/call-context.ts';
import { createEnerfloClient } from '../../support/enerflo-client.ts';
import { json, startPeer } from '../../support/peer.ts';

const failureOf = async (answer: (response: ServerResponse) => void, ask: (enerflo: Enerflo) => Promise<unknown>): Promise<SourceError> => {
  await using peer = await startPeer((_request, response) => answer(response));
  await using client = createEnerfloClient(peer.origin, 'secret-key');
  const error: unknown = await ask(client.enerflo).catch((reason: unknown) => reason);
  if (error instanceof SourceError) return error;
  throw new Error(`expected a SourceError, got ${String(error)}`);
};

const readInstall = (enerflo: Enerflo) => enerflo.installById('1400001', createCall());

const html = (response: ServerResponse, status: number, headers: Record<string, string> = {}) => {
  response.writeHead(status, { 'content-type': 'text/html; charset=UTF-8', ...headers });
  response.end('<!DOCTYPE html><title>Error</title><p>Too many requests.</p>');
};

test('reads 200 with success:false as unavailable', async () => {
  const error = await failureOf((response) => json(response, { success: false, message: 'internal detail' }), readInstall);
  expect(error).toMatchObject({ failure: 'unavailable', operation: 'installById', source: 'ENERFLO' });
  expect(error.message).not.toContain('internal detail');
});

test('reads the plain text of forbidden data as rejected', async () => {
  const error = await failureOf((response) => json(response, 'Access not Permitted'), readInstall);
  expect(error.failure).toBe('rejected');
});

test.each(['text/html; charset=UTF-8', 'text/plain', 'application/json'])(
  'reads the bare text of forbidden data as rejected, whatever its type: %s',
  async (type) => {
    const plain = (response: ServerResponse) => response.writeHead(200, { 'content-type': type }).end('Access not Permitted');
    const error = await failureOf(plain, readInstall);
    expect(error).toMatchObject({ failure: 'rejected', status: 200, path: null });
  },
);

test.each([
  ['an empty one', '', 'application/json'],
  ['a page', '<html>nginx</html>', 'text/html'],
  ['a text', 'no route', 'text/plain'],
  ['a JSON text', '"no route"', 'application/json'],
])('takes a 404 for an answer only when it is a JSON object: %s is unavailable', async (_name, body, type) => {
  const error = await failureOf((response) => response.writeHead(404, { 'content-type': type }).end(body), readInstall);
  expect(error).toMatchObject({ failure: 'unavailable', status: 404 });
});

const DEAL_ID = 'd0000000-0000-4000-8000-000000000001';
const OTHER_DEAL_ID = 'd0000000-0000-4000-8000-000000000002';

test.each([
  ['an install', '$.id', { id: 1400002 }, (enerflo: Enerflo) => readInstall(enerflo)],
  ['the install of a deal', '$.v2_survey_id', { id: 1, v2_survey_id: OTHER_DEAL_ID }, (enerflo: Enerflo) => enerflo.installByDealId(DEAL_ID, createCall())],
  ['a customer by number', '$.id', { id: 2900002 }, (enerflo: Enerflo) => enerflo.customerById('2900001', createCall())],
  ['a customer by uuid', '$.uuid', { id: 2900001, uuid: OTHER_DEAL_ID }, (enerflo: Enerflo) => enerflo.customerById(DEAL_ID, createCall())],
])('reads the answer for another id as malformed: %s', async (_name, path, body, ask) => {
  expect(await failureOf((response) => json(response, body), ask)).toMatchObject({ failure: 'malformed', path });
});

test('takes an answer that does not name the deal or the uuid that was asked for', async () => {
  await using peer = await startPeer((_request, response) => json(response, { id: 7 }));
  await using client = createEnerfloClient(peer.origin, 'secret-key');
  expect(await client.enerflo.installByDealId(DEAL_ID, createCall())).toMatchObject({ id: '7', dealId: null });
  expect(await client.enerflo.customerById(DEAL_ID, createCall())).toMatchObject({ id: '7', uuid: null });
});

test('compares uuids without case', async () => {
  await using peer = await startPeer((_request, response) => json(response, { id: 7, v2_survey_id: DEAL_ID }));
  await using client = createEnerfloClient(peer.origin, 'secret-key');
  expect(await client.enerflo.installByDealId(DEAL_ID.toUpperCase(), createCall())).toMatchObject({ id: '7' });
});

test('reads any other scalar as malformed', async () => {
  const error = await failureOf((response) => json(response, 'something else'), readInstall);
  expect(error).toMatchObject({ failure: 'malformed', path: '$' });
});

test('reads an HTML page as unavailable and an HTML 429 as rate limited with its wait', async () => {
  const page = await failureOf((response) => html(response, 200), readInstall);
  const limited = await failureOf((response) => html(response, 429, { 'retry-after': '41' }), readInstall);
  expect(page.failure).toBe('unavailable');
  expect(limited).toMatchObject({ failure: 'rateLimited', retryAfterMs: 41_000 });
});

test('says where an install breaks its schema, and not with what', async () => {
  const broken = { id: 1400001, all_milestones: [{ id: 3901 }, { id: 'private value' }] };
  const error = await failureOf((response) => json(response, broken), readInstall);
  expect(error).toMatchObject({ failure: 'malformed', path: '$.all_milestones[1].id' });
  expect(String(error)).not.toContain('private value');
});

test('says which row breaks the schema of a list of which no row is readable', async () => {
  const list = { total: 2, results: [{ id: 'two' }, { created_at: '2025-03-18 16:00:00' }] };
  const error = await failureOf(
    (response) => json(response, list),
    (enerflo) => enerflo.installPage(1, 100, createCall()),
  );
  expect(error).toMatchObject({ failure: 'malformed', path: '$.results[0].id' });
});

test('reads a 404 of a list as a failure, since lists always exist', async () => {
  const error = await failureOf(
    (response) => json(response, { message: 'Not Found' }, 404),
    (enerflo) => enerflo.installPage(1, 100, createCall()),
  );
  expect(error.status).toBe(404);
});

test('reads a lead that was not taken as rejected', async () => {
  const lead = { externalId: 'x', firstName: 'A', lastName: 'B', address: 'C', city: 'D', state: 'MA', zip: '01234' };
  const error = await failureOf(
    (response) => json(response, { status: 'error' }),
    (enerflo) => enerflo.addLead(lead, createCall()),
  );
  expect(error).toMatchObject({ failure: 'rejected', operation: 'addLead' });
});

test('refuses to write under ids that no record of Enerflo can have, without a call', async () => {
  await using peer = await startPeer((_request, response) => json(response, {}));
  await using client = createEnerfloClient(peer.origin, 'secret-key');
  await expect(client.enerflo.addNote('../1', 'text', createCall())).rejects.toMatchObject({ failure: 'rejected' });
  await expect(client.enerflo.setInstallStatus('1400001', 'On Hold', createCall())).rejects.toMatchObject({ failure: 'rejected' });
  expect(peer.requests).toEqual([]);
});

test('takes an empty answer to a write as done', async () => {
  await using peer = await startPeer((_request, response) => response.writeHead(204).end());
  await using client = createEnerfloClient(peer.origin, 'secret-key');
  await client.enerflo.setInstallStatus('1400001', '4', createCall());
  expect(await client.enerflo.addNote('1400001', 'text', createCall())).toBeNull();
  expect(peer.requests).toEqual(['PUT /api/v3/installs/1400001', 'POST /api/v3/installs/1400001/notes']);
});
