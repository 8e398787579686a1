import { expect, test } from 'vitest';
import { createCall } from '../../support/call-context.ts';
import { serveEnneo } from '../../support/serve-enneo.ts';
import { CONTRACT, CUSTOMER, TICKET, UNPRINTED } from './expected.ts';
import { readFixture } from './read-fixture.ts';

test('reads customer-by-customer-id.json field by field', async () => {
  await using server = await serveEnneo(() => readFixture('customer-by-customer-id'));
  const fixture = readFixture('customer-by-customer-id');
  expect(await server.enneo.customerById('83771', createCall())).toEqual({
    ...CUSTOMER,
    contracts: [{ ...CONTRACT, raw: fixture.contracts[0] }],
    raw: fixture,
  });
});

test('reads customer-by-contract-id.json, whose customer ids are numbers, as the same customer', async () => {
  await using server = await serveEnneo(() => readFixture('customer-by-contract-id'));
  const fixture = readFixture('customer-by-contract-id');
  expect(await server.enneo.customerByContractId('746839', createCall())).toEqual({
    ...CUSTOMER,
    contracts: [{ ...CONTRACT, raw: fixture.contracts[0] }],
    raw: fixture,
  });
});

test('reads contract-history.json field by field', async () => {
  await using server = await serveEnneo(() => readFixture('contract-history'));
  const [raw] = readFixture('contract-history').tickets;
  expect(await server.enneo.contractHistory('746839', createCall())).toEqual([{ ...TICKET, ...UNPRINTED, raw }]);
});

test('reads the contract of custom-api-contract.json, extra fields in raw', async () => {
  await using server = await serveEnneo(() => readFixture('custom-api-contract'));
  const contract = await server.enneo.contractById('VN-100001', createCall());
  expect(contract).toMatchObject({
    id: 'VN-100001',
    customerId: 'C-200001',
    phone: '+493023125042',
    startDate: '2025-01-01T00:00:00.000Z',
    billingAddress: null,
    erpUrls: [{ url: 'https://erp.example.com/vertrag/VN-100001', icon: '/icons/link.svg' }],
    agentPreview: [
      { label: 'Tarif', type: 'string', url: null },
      { label: 'Abschlag', tooltip: null },
    ],
    raw: { marketLocationId: '50123456789', zip: '10115' },
  });
});

test('reads the customer of custom-api-customer.json: delivery address and contract ids instead of address and contracts', async () => {
  await using server = await serveEnneo(() => readFixture('custom-api-customer'));
  expect(await server.enneo.customerById('C-200001', createCall())).toMatchObject({
    id: 'C-200001',
    salutation: 'Frau',
    address: 'Musterstraße 12, 10115 Berlin',
    deliveryAddress: 'Musterstraße 12, 10115 Berlin',
    contractIds: ['VN-100001', 'VN-100002'],
    contracts: [],
  });
});
