import { expect, test } from 'vitest';
import { createCall } from '../../support/call-context.ts';
import { createEnerfloClient } from '../../support/enerflo-client.ts';
import { json, startPeer } from '../../support/peer.ts';

const readInstall = async (body: unknown) => {
  await using peer = await startPeer((_request, response) => json(response, body));
  await using client = createEnerfloClient(peer.origin, 'key');
  const install = await client.enerflo.installById('1', createCall());
  if (install === null) throw new Error('no install');
  return install;
};

const readCustomer = async (body: unknown) => {
  await using peer = await startPeer((_request, response) => json(response, body));
  await using client = createEnerfloClient(peer.origin, 'key');
  const customer = await client.enerflo.customerById('1', createCall());
  if (customer === null) throw new Error('no customer');
  return customer;
};

test.each([
  ['null', null],
  ['""', ''],
  ['[]', []],
])('reads %s as absent, for values and for sections', async (_name, empty) => {
  const install = await readInstall({
    id: 1,
    customer: empty,
    solarData: empty,
    system_size: empty,
    created_at: empty,
    all_milestones: empty,
    status_id: empty,
  });
  expect(install).toMatchObject({ contact: null, solarDesign: null, systemSizeKw: null, createdAt: null, milestones: [], status: null });
});

test('reads numbers that come as text, and text that comes as a number', async () => {
  const install = await readInstall({ id: '1', system_size: '8.10', cost: { ppw_gross: '3.90', dealer_fees: 1e-7 }, solarData: { finance_id: 29583 } });
  expect(install).toMatchObject({
    id: '1',
    systemSizeKw: 8.1,
    cost: { pricePerWattGross: '3.90', dealerFees: '0.0000001' },
    solarDesign: { financeId: '29583' },
  });
});

test('gives a postcode that came as a number its leading zero back', async () => {
  expect((await readInstall({ id: 1, customer: { zip: 1234 } })).contact?.zip).toBe('01234');
});

test('takes times of both generations as UTC', async () => {
  const install = await readInstall({ id: 1, created_at: '2025-03-18 16:00:00', updated_at: '2025-01-30T23:05:44.000Z' });
  expect([install.createdAt, install.updatedAt]).toEqual(['2025-03-18T16:00:00.000Z', '2025-01-30T23:05:44.000Z']);
});

test.each([
  ['completed_date', '2025-03-28'],
  ['completed_at', '2025-03-28 17:45:12'],
  ['completion_date', '2025-03-28T17:45:12.000Z'],
])('reads the completion of a milestone from %s, the date part only', async (field, value) => {
  const install = await readInstall({ id: 1, all_milestones: [{ id: 3902, [field]: value }] });
  expect(install.milestones[0]?.completedDate).toBe('2025-03-28');
});

test('finds the current milestone by its title where it has no id', async () => {
  const install = await readInstall({ id: 1, current_milestone: { title: 'Permitting' }, all_milestones: [{ id: 3903, title: 'Permitting' }] });
  expect(install.currentMilestoneId).toBe('1-3903');
});

test('reads the lender as a name or as an object with one', async () => {
  expect((await readInstall({ id: 1, loan: { lender: 'Demo Bank' } })).lender).toBe('Demo Bank');
  expect((await readInstall({ id: 1, loan: { lender: { name: 'Demo Bank' } } })).lender).toBe('Demo Bank');
});

test('tells the uuid from our own key in the integration maps of a v3 customer', async () => {
  const uuid = 'c0000000-0000-4000-8000-000000000001';
  const customer = await readCustomer({ id: 1, integration_maps: [{ external_id: '83771' }, { external_id: uuid }] });
  expect(customer).toMatchObject({ uuid, externalId: '83771' });
});

test('falls back to external_id, and reads empty maps as none', async () => {
  expect(await readCustomer({ id: 1, external_id: '83771', integrations: [], surveys: [], integration_maps: [] })).toMatchObject({
    externalId: '83771',
    installIds: [],
  });
});

test('prefers the integration record over external_id', async () => {
  const integrations = { Partner: { Lead: { integration_record_id: '83771' } } };
  expect((await readCustomer({ id: 1, external_id: 'old', integrations })).externalId).toBe('83771');
});
