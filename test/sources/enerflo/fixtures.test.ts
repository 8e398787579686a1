import { expect, test } from 'vitest';
import { createCall } from '../../support/call-context.ts';
import { createEnerfloClient } from '../../support/enerflo-client.ts';
import { json, startPeer } from '../../support/peer.ts';
import { CUSTOMER, INSTALL, INSTALL_ROW, MILESTONES, NOTES, STATUSES } from './expected.ts';
import { readFixture } from './read-fixture.ts';

/** A server that answers everything with one payload, and the client towards it. */
const serve = async (body: unknown) => {
  const peer = await startPeer((_request, response) => json(response, body));
  const client = createEnerfloClient(peer.origin, 'key');
  return {
    enerflo: client.enerflo,
    [Symbol.asyncDispose]: async () => {
      await client[Symbol.asyncDispose]();
      await peer[Symbol.asyncDispose]();
    },
  };
};

test('reads install.json field by field', async () => {
  await using server = await serve(readFixture('install'));
  const install = await server.enerflo.installById('1400001', createCall());
  if (install === null) throw new Error('no install');
  const { raw, milestones, ...fields } = install;
  expect({ ...fields, milestones: [] }).toEqual(INSTALL);
  expect(milestones.map(({ raw: _, ...milestone }) => milestone)).toEqual(MILESTONES);
});

test('keeps every field of an install in raw but the logged-in user', async () => {
  await using server = await serve(readFixture('install'));
  const install = await server.enerflo.installByDealId('d0000000-0000-4000-8000-000000000001', createCall());
  const fixture = readFixture('install');
  expect({ ...install?.raw, logged_in_user: { email: 'sync.service@example.com' } }).toEqual(fixture);
  expect(install?.raw).not.toHaveProperty('logged_in_user');
});

test('leaves tokens of Enerflo’s own pages out of raw at any depth', async () => {
  await using server = await serve({ id: 1, agent_user: { id: 2, intercom_user_jwt: 'token', new_field: [{ intercom_user_jwt: 'token', kept: 1 }] } });
  const install = await server.enerflo.installById('1', createCall());
  expect(install?.raw).toEqual({ id: 1, agent_user: { id: 2, new_field: [{ kept: 1 }] } });
});

test('reads installs-list.json: partial rows, newest first, with their statuses', async () => {
  await using server = await serve(readFixture('installs-list'));
  const { total, installs } = await server.enerflo.installPage(1, 100, createCall());
  expect(total).toBe(3);
  expect(installs.map(({ id, status }) => [id, status?.name])).toEqual([
    ['1400003', 'On Hold'],
    ['1400002', 'Voided'],
    ['1400001', 'Active'],
  ]);
  const [, , last] = installs;
  if (last === undefined) throw new Error('no third row');
  const { raw: _, ...row } = last;
  expect(row).toEqual(INSTALL_ROW);
});

test('reads notes-list.json: note ids, install ids, the soft-deleted one', async () => {
  await using server = await serve(readFixture('notes-list'));
  expect(await server.enerflo.notePage(null, 1, createCall())).toEqual({ page: 1, totalPages: 1, notes: NOTES });
});

test('reads install-statuses.json', async () => {
  await using server = await serve(readFixture('install-statuses'));
  expect(await server.enerflo.installStatuses(createCall())).toEqual(STATUSES);
});

test('reads customer-v1.json field by field, with the installs of its surveys', async () => {
  await using server = await serve({ dataCount: 1, data: [readFixture('customer-v1')] });
  const [customer] = await server.enerflo.searchCustomers('jordan.t@example.org', createCall());
  if (customer === undefined) throw new Error('no customer');
  const { raw, ...fields } = customer;
  expect(fields).toEqual(CUSTOMER);
  expect(raw).toEqual(readFixture('customer-v1'));
});

test('sends lead-add.request.json and reads lead-add.response.json', async () => {
  let sent = '';
  await using peer = await startPeer((request, response) => {
    request.on('data', (bytes: Buffer) => {
      sent += bytes.toString();
    });
    request.on('end', () => json(response, readFixture('lead-add.response')));
  });
  await using client = createEnerfloClient(peer.origin, 'key');
  const lead = {
    externalId: 'crm-lead-000123',
    firstName: 'Jordan',
    lastName: 'Testcase',
    email: 'jordan.testcase@example.com',
    mobile: '(413) 555-0142',
    address: '12 Sample Street',
    city: 'Exampleville',
    state: 'MA',
    zip: '01234',
    assignToEmail: 'robin.sample@example.com',
    setterEmail: 'sam.setter@example.com',
    leadSource: 'Web form',
    createDeal: 301,
  };
  expect(await client.enerflo.addLead(lead, createCall())).toEqual({ customerId: '2900001' });
  expect(JSON.parse(sent)).toEqual(readFixture('lead-add.request'));
});
