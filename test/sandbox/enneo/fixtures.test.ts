import { expect, test } from 'vitest';
import { readFixture } from '../../sources/enneo/read-fixture.ts';
import { startEnneoSandbox } from '../../support/enneo-sandbox.ts';

/** The documents say customer 123 in contract and ticket, and 83771 elsewhere; in the sandbox both belong to 83771. */
const OWNER = '83771';

test('serves the printed customer by id as customer-by-customer-id.json', async () => {
  await using sandbox = await startEnneoSandbox();
  const fixture = readFixture('customer-by-customer-id');
  const { body } = await sandbox.ask('GET', '/customer/byCustomerId/83771?includeContracts=true&includeAgentPreview=true');
  expect(body).toEqual({ ...fixture, contracts: [{ ...fixture.contracts[0], customerId: OWNER }] });
});

test('serves the printed customer by contract as customer-by-contract-id.json, where the contract has a numeric customer id', async () => {
  await using sandbox = await startEnneoSandbox();
  const fixture = readFixture('customer-by-contract-id');
  const { body } = await sandbox.ask('GET', '/customer/byContractId/746839?includeAgentPreview=true');
  expect(body).toEqual({ ...fixture, contracts: [{ ...fixture.contracts[0], customerId: Number(OWNER) }] });
});

test('serves the printed history as contract-history.json', async () => {
  await using sandbox = await startEnneoSandbox();
  const [ticket] = readFixture('contract-history').tickets;
  const [contract] = ticket.customer.contracts;
  const { body } = await sandbox.ask('GET', '/contract/746839/history');
  const customer = { ...ticket.customer, contracts: [{ ...contract, customerId: OWNER }] };
  expect(body).toMatchObject({ tickets: [{ ...ticket, customerId: OWNER, customer }] });
  expect(body.tickets[0].customer).toEqual(customer);
});

test('serves the printed ticket by id with customer and intents', async () => {
  await using sandbox = await startEnneoSandbox();
  const [ticket] = readFixture('contract-history').tickets;
  const { body } = await sandbox.ask('GET', '/ticket/376189?viewing=false&includeCustomer=true&includeIntents=true');
  const { customer: _, ...fields } = ticket;
  expect(body).toMatchObject({ ...fields, customerId: OWNER, customer: { id: 83771 }, success: true });
});
