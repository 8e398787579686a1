import { expect, test } from 'vitest';
import { lackingFields, toImportedContract } from '../../../src/domain/enneo-fields/imported-contract.ts';
import { contractOf } from '../../store/records.ts';
import { createCall } from '../../support/call-context.ts';
import { startEnneoSandbox } from '../../support/enneo-sandbox.ts';
import { serveEnneo } from '../../support/serve-enneo.ts';

const CONTRACT = toImportedContract(contractOf('VN-900001', { iban: 'DE89370400440532013000' }));
const CHANGED = toImportedContract(contractOf('VN-900001', { iban: null }));

test('creates, changes and removes a contract, and reads which version Enneo has', async () => {
  await using sandbox = await startEnneoSandbox();
  const { enneo } = sandbox;
  expect(await enneo.importedVersion('VN-900001', createCall())).toBeNull();
  expect(await enneo.createContract(CONTRACT, createCall())).toBe(true);
  expect(await enneo.importedVersion('VN-900001', createCall())).toBe(CONTRACT.version);
  expect(await enneo.updateContract(CHANGED, createCall())).toBe(true);
  expect((await sandbox.ask('GET', '/contract/VN-900001')).body).toEqual({ ...CHANGED.fields, busbarVersion: CHANGED.version });
  await enneo.removeContract('VN-900001', createCall());
  expect(await enneo.importedVersion('VN-900001', createCall())).toBeNull();
});

test('says so when Enneo has a contract already, does not have it, and counts a missing one as removed', async () => {
  await using sandbox = await startEnneoSandbox();
  const { enneo } = sandbox;
  expect(await enneo.updateContract(CONTRACT, createCall())).toBe(false);
  await enneo.createContract(CONTRACT, createCall());
  expect(await enneo.createContract(CHANGED, createCall())).toBe(false);
  expect(await enneo.importedVersion('VN-900001', createCall())).toBe(CONTRACT.version);
  await expect(enneo.removeContract('VN-900002', createCall())).resolves.toBeUndefined();
});

test('reads no version of ours out of a contract that Enneo has from elsewhere', async () => {
  await using sandbox = await startEnneoSandbox();
  const id = sandbox.world.contracts.at(0)?.id ?? '';
  expect(await sandbox.enneo.importedVersion(id, createCall())).toBeNull();
});

test.each([
  ['a failure of the server', 500, { success: false }, { failure: 'unavailable', status: 500 }],
  ['a refused content', 422, { success: false, code: 'invalid_request' }, { failure: 'rejected', status: 422 }],
  ['an answer without a word of success', 200, { id: 'VN-900001' }, { failure: 'malformed' }],
])('throws %s and sends nothing again', async (_name, status, body, failure) => {
  await using server = await serveEnneo(() => body, status);
  await expect(server.enneo.createContract(CONTRACT, createCall())).rejects.toMatchObject(failure);
  expect(server.received).toMatchObject([{ method: 'POST', url: '/api/mind/contract' }]);
});

test('tells Enneo which answers to forget, as a form', async () => {
  await using sandbox = await startEnneoSandbox();
  await sandbox.enneo.invalidateCustomerCache({ contractId: '100001', customerId: '200001' }, createCall());
  await sandbox.enneo.invalidateCustomerCache({ contractId: '100001', customerId: null }, createCall());
  expect(await sandbox.calls()).toMatchObject([
    { method: 'POST', path: '/api/mind/customer/invalidateCache', status: 200, body: { contractId: '100001', customerId: '200001' } },
    { method: 'POST', path: '/api/mind/customer/invalidateCache', status: 200, body: { contractId: '100001' } },
  ]);
});

test('gives equal contents one version, whatever else the ERP says', () => {
  expect(toImportedContract(contractOf('1', { raw: { answeredAt: 1 } })).version).toBe(toImportedContract(contractOf('1', { raw: { answeredAt: 2 } })).version);
  expect(CONTRACT.version).not.toBe(CHANGED.version);
});

test('names the mandatory fields a contract lacks', () => {
  const { party } = contractOf('1');
  const lacking = (fields: Parameters<typeof contractOf>[1], id = '1') => lackingFields(toImportedContract(contractOf(id, fields)));
  expect(lacking({})).toEqual([]);
  expect(lacking({ party: { ...party, lastName: ' ' } })).toEqual(['lastname']);
  expect(lacking({ party: { ...party, type: 'company' } })).toEqual(['company']);
  expect(lacking({ customer: { source: 'erp', kind: 'customer', id: '' } }, 'x'.repeat(51))).toEqual(['id', 'customerId']);
});
