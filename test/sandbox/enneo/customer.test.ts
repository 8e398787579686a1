import { expect, test } from 'vitest';
import { startEnneoSandbox } from '../../support/enneo-sandbox.ts';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

test('embeds contracts by customer id only when asked, by contract id always', async () => {
  await using sandbox = await startEnneoSandbox();
  expect((await sandbox.ask('GET', '/customer/byCustomerId/83771')).body).not.toHaveProperty('contracts');
  expect((await sandbox.ask('GET', '/customer/byCustomerId/83771?includeContracts=true')).body.contracts).toHaveLength(1);
  expect((await sandbox.ask('GET', '/customer/byContractId/746839')).body.contracts).toHaveLength(1);
});

test.each(['byCustomerId/999', 'byContractId/999', 'byTicketId/999'])('answers 404 with a code to customer/%s', async (path) => {
  await using sandbox = await startEnneoSandbox();
  const { status, body } = await sandbox.ask('GET', `/customer/${path}`);
  expect([status, body.success, body.code]).toEqual([404, false, expect.stringMatching(/_not_found$/)]);
});

test('compares the sender only when read by ticket', async () => {
  await using sandbox = await startEnneoSandbox();
  expect((await sandbox.ask('GET', '/customer/byTicketId/376189')).body).toMatchObject({ id: 83771, emailMatches: false });
  expect((await sandbox.ask('GET', '/customer/byCustomerId/83771')).body.emailMatches).toBe(true);
});

test('searches customers by id, contract id, e-mail address and words, ten unless told', async () => {
  await using sandbox = await startEnneoSandbox();
  const search = async (query: string) => (await sandbox.ask('GET', `/customer/search?${query}`)).body;
  expect(await search('q=83771')).toMatchObject([{ id: 83771, firstname: 'Tom', contractIds: [746839] }]);
  expect(await search('q=746839')).toMatchObject([{ id: 83771 }]);
  expect(await search('q=tom@mustermann.de')).toMatchObject([{ id: 83771 }]);
  expect(await search('q=mustermann+erika')).toMatchObject([{ id: 'C-200001', contractIds: ['VN-100001', 'VN-100002'] }]);
  const all = await search('q=example&limit=1000');
  expect(all.length).toBeGreaterThan(12);
  expect(await search('q=example')).toEqual(all.slice(0, 10));
  expect(await search('q=example&limit=2&offset=10')).toEqual(all.slice(10, 12));
});

test('refuses a customer search without words', async () => {
  await using sandbox = await startEnneoSandbox();
  expect((await sandbox.ask('GET', '/customer/search')).status).toBe(400);
  expect((await sandbox.ask('GET', '/customer/search?q=Tom&limit=1001')).status).toBe(400);
});

test('writes the tags of a customer and nothing else', async () => {
  await using sandbox = await startEnneoSandbox();
  await sandbox.ask('PATCH', '/customer/83771', { tagIds: [4, 5], firstname: 'Tim' });
  expect((await sandbox.ask('GET', '/customer/byCustomerId/83771')).body).toMatchObject({ firstname: 'Tom', tags: [{ id: 4 }, { id: 5 }] });
  expect((await sandbox.ask('PATCH', '/customer/83771', { firstname: 'Tim' })).status).toBe(400);
});

test('takes an invalidation as form and as JSON', async () => {
  await using sandbox = await startEnneoSandbox();
  expect((await sandbox.ask('POST', '/customer/invalidateCache', 'contractId=746839', FORM)).body).toEqual({ success: true });
  expect((await sandbox.ask('POST', '/customer/invalidateCache', { customerId: '83771' })).body).toEqual({ success: true });
  expect((await sandbox.calls()).map(({ body }) => body)).toEqual([{ contractId: '746839' }, { customerId: '83771' }]);
});

test('ignores form bodies elsewhere', async () => {
  await using sandbox = await startEnneoSandbox();
  expect((await sandbox.ask('POST', '/ticket', 'channel=email', FORM)).status).toBe(400);
});
