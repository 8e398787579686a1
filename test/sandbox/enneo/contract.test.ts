import { expect, test } from 'vitest';
import { referenceCustomerIds } from '../../../sandbox/world/world.ts';
import { startEnneoSandbox } from '../../support/enneo-sandbox.ts';

test('answers 200 with a code to an unknown contract', async () => {
  await using sandbox = await startEnneoSandbox();
  expect(await sandbox.ask('GET', '/contract/999')).toEqual({ status: 200, body: { success: true, code: 'contract_not_found' } });
});

test('mixes types: numeric id, phone and grid operator, textual customer id, Unix times', async () => {
  await using sandbox = await startEnneoSandbox();
  const { body } = await sandbox.ask('GET', '/contract/1000001');
  expect(body).toMatchObject({
    id: 1000001,
    customerId: '200001',
    phone: expect.any(Number),
    gridOperatorCode: expect.any(Number),
    startDate: expect.any(Number),
  });
});

test('gives raw data only when asked', async () => {
  await using sandbox = await startEnneoSandbox();
  expect((await sandbox.ask('GET', '/contract/1000001')).body.rawData).toBeNull();
  expect((await sandbox.ask('GET', '/contract/1000001?includeRawData=true')).body.rawData).toMatchObject({ id: '1000001' });
});

test('finds a contract by its exact id with similarity 1 and in the longer item', async () => {
  await using sandbox = await startEnneoSandbox();
  const { body } = await sandbox.ask('GET', '/contract/search?contractId=746839&ticketId=376189');
  expect(body).toMatchObject([{ id: 746839, similarity: 1, customerLegitimation: 10, contract: { id: 746839 }, customer: { id: 83771 }, cached: false }]);
});

test('finds one contract at most by other features, and none without any', async () => {
  await using sandbox = await startEnneoSandbox();
  const { body } = await sandbox.ask('GET', '/contract/search?lastname=Doe&meterNumber=1ESY1160669167&postalCode=82031');
  expect(body).toMatchObject([{ id: 746839, similarity: 0.9, customerLegitimation: 20 }]);
  expect((await sandbox.ask('GET', '/contract/search?email=nobody@example.org')).body).toEqual([]);
  expect((await sandbox.ask('GET', '/contract/search?contractId=746839&lastname=Somebody')).body).toEqual([]);
  expect((await sandbox.ask('GET', '/contract/search?city=Musterstadt')).body).toEqual([]);
  expect((await sandbox.ask('GET', '/contract/search?q=Mustermann')).body).toEqual([]);
});

test('pages the history of a contract, oldest ticket first', async () => {
  await using sandbox = await startEnneoSandbox();
  const [customerId = ''] = referenceCustomerIds(sandbox.world, 1);
  const contractId = sandbox.world.customers.get(customerId)?.contractIds[0];
  const all = (await sandbox.ask('GET', `/contract/${contractId}/history`)).body.tickets;
  const page = (await sandbox.ask('GET', `/contract/${contractId}/history?offset=1&limit=2`)).body.tickets;
  expect(all).toHaveLength(5);
  expect(all.map(({ createdAt }: { createdAt: string }) => createdAt)).toEqual(all.map(({ createdAt }: { createdAt: string }) => createdAt).toSorted());
  expect(page).toEqual(all.slice(1, 3));
});

test('rates a legitimation without writing: 0 nobody, 10 found, 20 two criteria', async () => {
  await using sandbox = await startEnneoSandbox();
  const rate = async (body: unknown) => (await sandbox.ask('POST', '/contract/legitimation/preview', body)).body;
  expect((await sandbox.ask('POST', '/contract/legitimation/preview', { contractId: '746839' })).status).toBe(400);
  expect(await rate({ channel: 'email' })).toMatchObject({ legitimationLevel: 0, legitimationMessage: null });
  expect(await rate({ channel: 'email', contractId: '746839' })).toMatchObject({ legitimationLevel: 10, legitimationMessage: expect.any(String) });
  expect(await rate({ channel: 'email', contractId: '746839', from: 'tom@mustermann.de', bodyPlain: 'Vertrag 746839' })).toMatchObject({
    legitimationLevel: 20,
    legitimationMessage: null,
    detectionLog: expect.arrayContaining(['senderEmailMatchesDataInERP: matched', 'contractIdMentioned: matched']),
  });
});
