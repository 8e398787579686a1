import { expect, test } from 'vitest';
import { startEnneoSandbox } from '../../support/enneo-sandbox.ts';

test('answers a ticket flat, with the customer cut down to tags and without intents', async () => {
  await using sandbox = await startEnneoSandbox();
  const { body } = await sandbox.ask('GET', '/ticket/376189?viewing=false');
  expect(body).toMatchObject({ id: 376189, contractId: '746839', customerId: '83771', createdAt: '2022-12-13 22:18:06', success: true });
  expect(Object.keys(body.customer)).toEqual(['tagIds', 'tags']);
  expect(body).not.toHaveProperty('intents');
});

test('adds customer and intents when asked', async () => {
  await using sandbox = await startEnneoSandbox();
  const { body } = await sandbox.ask('GET', '/ticket/376189?viewing=false&includeCustomer=true&includeIntents=true');
  expect(body.customer).toMatchObject({ id: 83771, contracts: [{ id: 746839 }] });
  expect(body.intents).toMatchObject([{ id: 1211221, contractId: '746839' }]);
});

test('counts a reader as working on the ticket unless viewing is false', async () => {
  await using sandbox = await startEnneoSandbox();
  const workers = async (query: string) => (await sandbox.ask('GET', `/ticket/376189${query}`)).body.workedOnByIds;
  expect(await workers('?viewing=false')).toEqual([123]);
  expect(await workers('')).toEqual([123, 900]);
  expect(await workers('?viewing=false')).toEqual([123, 900]);
  expect((await sandbox.ask('GET', '/ticket/376189?viewing=false')).body.workedOnBy).toMatchObject([{ id: 123 }, { id: 900, type: 'enneo' }]);
});

test('answers 404 with a code to an unknown ticket', async () => {
  await using sandbox = await startEnneoSandbox();
  for (const id of ['1', 'abc']) expect(await sandbox.ask('GET', `/ticket/${id}`)).toMatchObject({ status: 404, body: { code: 'ticket_not_found' } });
});

test('answers the same ticket on every run', async () => {
  await using one = await startEnneoSandbox();
  await using other = await startEnneoSandbox();
  const id = one.world.tickets.at(100)?.id;
  expect((await one.ask('GET', `/ticket/${id}?viewing=false&includeIntents=true`)).body).toEqual(
    (await other.ask('GET', `/ticket/${id}?viewing=false&includeIntents=true`)).body,
  );
});
