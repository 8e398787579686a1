import { expect, test } from 'vitest';
import { readFixture } from '../../sources/enneo/read-fixture.ts';
import { startEnneoSandbox } from '../../support/enneo-sandbox.ts';

const CONTRACT = { ...readFixture('custom-api-contract'), id: 'VN-900001' };

test('keeps an imported contract with every further property', async () => {
  await using sandbox = await startEnneoSandbox();
  expect(await sandbox.ask('POST', '/contract', CONTRACT)).toEqual({ status: 201, body: { success: true, id: 'VN-900001' } });
  expect((await sandbox.ask('GET', '/contract/VN-900001')).body).toEqual(CONTRACT);
  expect((await sandbox.control('GET', 'entities/importedContract')).body).toMatchObject({ total: 1, ids: ['VN-900001'], records: [CONTRACT] });
});

test('refuses to create a contract twice', async () => {
  await using sandbox = await startEnneoSandbox();
  await sandbox.ask('POST', '/contract', CONTRACT);
  expect(await sandbox.ask('POST', '/contract', CONTRACT)).toMatchObject({ status: 409, body: { code: 'contract_exists' } });
});

test('changes what a patch names, clears with null and keeps the id', async () => {
  await using sandbox = await startEnneoSandbox();
  await sandbox.ask('POST', '/contract', CONTRACT);
  await sandbox.ask('PATCH', '/contract/VN-900001', { id: 'other', monthlyDeposit: 95, phone: null });
  expect((await sandbox.ask('GET', '/contract/VN-900001')).body).toEqual({ ...CONTRACT, monthlyDeposit: 95, phone: null });
});

test('answers not found to changes of contracts it does not have', async () => {
  await using sandbox = await startEnneoSandbox();
  const notFound = { status: 200, body: { success: true, code: 'contract_not_found' } };
  expect(await sandbox.ask('PATCH', '/contract/746839', { monthlyDeposit: 1 })).toEqual(notFound);
  expect(await sandbox.ask('DELETE', '/contract/746839')).toEqual(notFound);
});

test.each([
  ['an id', { id: undefined }],
  ['a short id', { id: 'x'.repeat(51) }],
  ['a customer id', { customerId: undefined }],
  ['business', { business: undefined }],
  ['the last name of a person', { lastname: null }],
  ['the name of a company', { business: true, company: null }],
])('refuses a contract without %s', async (_name, fields) => {
  await using sandbox = await startEnneoSandbox();
  expect((await sandbox.ask('POST', '/contract', { ...CONTRACT, ...fields })).status).toBe(400);
  expect((await sandbox.control('GET', 'entities/importWrite')).body.total).toBe(0);
});

test('keeps a ledger of the writes that took effect until the reset', async () => {
  await using sandbox = await startEnneoSandbox();
  await sandbox.ask('POST', '/contract', CONTRACT);
  await sandbox.ask('POST', '/contract', CONTRACT);
  await sandbox.ask('PATCH', '/contract/VN-900001', { monthlyDeposit: 95 });
  await sandbox.ask('DELETE', '/contract/VN-900001');
  await sandbox.ask('DELETE', '/contract/VN-900001');
  const ledger = async () => (await sandbox.control('GET', 'entities/importWrite')).body;
  expect((await ledger()).records).toMatchObject([
    { id: '1', kind: 'create', contractId: 'VN-900001', body: CONTRACT },
    { id: '2', kind: 'update', contractId: 'VN-900001', body: { monthlyDeposit: 95 } },
    { id: '3', kind: 'remove', contractId: 'VN-900001' },
  ]);
  await sandbox.control('POST', 'reset');
  expect(await ledger()).toMatchObject({ total: 0 });
});
