import { expect, test } from 'vitest';
import type { EnerfloCustomerTruth } from '../../../sandbox/world/truth.ts';
import { type EnerfloSandbox, startEnerfloSandbox } from '../../support/enerflo-sandbox.ts';

const all = ({ world }: EnerfloSandbox): EnerfloCustomerTruth[] =>
  Array.from({ length: world.enerfloCustomers.size }, (_, index) => world.enerfloCustomers.at(index)).filter((customer) => customer !== undefined);

const one = (sandbox: EnerfloSandbox, wanted: (customer: EnerfloCustomerTruth) => boolean): EnerfloCustomerTruth => {
  const found = all(sandbox).find(wanted);
  if (found === undefined) throw new Error('the world has no such customer');
  return found;
};

interface Survey {
  readonly id: number;
  readonly install: { readonly id: number; readonly created_at: number };
}

interface Customers {
  readonly dataCount: number;
  readonly data: readonly { readonly id: number; readonly surveys: Readonly<Record<string, Survey>> }[];
}

interface LeadAnswer {
  readonly status: string;
  readonly customer_id: number;
}

const addLead = async (sandbox: EnerfloSandbox, lead: unknown): Promise<LeadAnswer> =>
  (await sandbox.ask<LeadAnswer>('POST', '/api/v1/partner/action/lead/add', { lead })).body;

const search = async (sandbox: EnerfloSandbox, text: string): Promise<Customers> =>
  (await sandbox.ask<Customers>('GET', `/api/v1/customers?search=${encodeURIComponent(text)}&pageSize=1000`)).body;

const foundIds = async (sandbox: EnerfloSandbox, text: string): Promise<number[]> => (await search(sandbox, text)).data.map(({ id }) => id);

test('search finds a customer by our key, e-mail, phone in any form, and parts of the name', async () => {
  await using sandbox = await startEnerfloSandbox();
  const customer = one(sandbox, ({ externalId, email, phone }) => externalId !== null && email !== null && phone !== null);
  expect(await foundIds(sandbox, customer.externalId ?? '')).toEqual([customer.id]);
  expect(await foundIds(sandbox, (customer.email ?? '').toUpperCase())).toContain(customer.id);
  expect(await foundIds(sandbox, customer.phone ?? '')).toContain(customer.id);
  expect(await foundIds(sandbox, (customer.phone ?? '').replace('+', '').replace(/(\d{4})/, '$1 '))).toContain(customer.id);
  expect(await foundIds(sandbox, `${customer.lastName} ${customer.firstName}`.toLowerCase())).toContain(customer.id);
});

test('search for what nobody has is an empty page', async () => {
  await using sandbox = await startEnerfloSandbox();
  expect(await search(sandbox, 'nobody@example.org')).toEqual({ dataCount: 0, data: [] });
});

test('rows carry their installs by deal number, and [] where there is nothing', async () => {
  await using sandbox = await startEnerfloSandbox();
  const linked = one(sandbox, ({ externalId, installIds }) => externalId !== null && installIds.length > 1);
  const unlinked = one(sandbox, ({ externalId }) => externalId === null);
  const [row] = (await search(sandbox, linked.externalId ?? '')).data;
  const surveys = Object.values(row?.surveys ?? {});
  expect(surveys.map(({ install }) => install.id)).toEqual(linked.installIds);
  expect(Object.keys(row?.surveys ?? {})).toEqual(surveys.map(({ id }) => String(id)));
  expect(Number.isInteger(surveys[0]?.install.created_at)).toBe(true);
  expect((await sandbox.ask('GET', `/api/v1/customers/${unlinked.id}`)).body).toHaveProperty('integrations', []);
});

test('a v3 customer is found by number and by uuid, a v1 one by number only', async () => {
  await using sandbox = await startEnerfloSandbox();
  for (const { id, uuid } of [one(sandbox, () => true), one(sandbox, (customer) => customer.id > 2_910_000)]) {
    expect((await sandbox.ask('GET', `/api/v3/customers/${id}`)).body).toMatchObject({ id, uuid });
    expect((await sandbox.ask('GET', `/api/v3/customers/${uuid}`)).body).toMatchObject({ id, uuid });
    expect((await sandbox.ask('GET', `/api/v1/customers/${uuid}`)).status).toBe(404);
  }
});

test('PUT of a customer is 403 for a uuid and for a lead that was not converted', async () => {
  await using sandbox = await startEnerfloSandbox();
  const customer = one(sandbox, ({ installIds }) => installIds.length > 0);
  const lead = { first_name: 'A', last_name: 'B', address: 'C 1', city: 'D', state: 'BB', zip: '05001', integration_record_id: 'lead-1' };
  const { customer_id } = await addLead(sandbox, lead);
  expect((await sandbox.ask('PUT', `/api/v3/customers/${customer.uuid}`, { city: 'X' })).status).toBe(403);
  expect((await sandbox.ask('PUT', `/api/v3/customers/${customer_id}`, { city: 'X' })).status).toBe(403);
  expect((await sandbox.ask('PUT', `/api/v3/customers/${customer.id}`, { city: 'Neustadt' })).body).toHaveProperty('city', 'Neustadt');
});

test('lead/add makes one record per integration_record_id and keeps what a repeat leaves out', async () => {
  await using sandbox = await startEnerfloSandbox();
  const lead = {
    first_name: 'A',
    last_name: 'B',
    address: 'C 1',
    city: 'D',
    state: 'BB',
    zip: '05001',
    email: 'a.b@example.org',
    integration_record_id: 'lead-1',
  };
  const { email: _, ...repeat } = { ...lead, city: 'E' };
  const first = await addLead(sandbox, lead);
  const second = await addLead(sandbox, repeat);
  expect(first).toEqual({ status: 'success', customer_id: first.customer_id });
  expect(second.customer_id).toBe(first.customer_id);
  expect((await search(sandbox, 'lead-1')).data).toMatchObject([{ city: 'E', email: 'a.b@example.org' }]);
});

test('a lead without its fields, or not wrapped in lead, is 422 and says which', async () => {
  await using sandbox = await startEnerfloSandbox();
  const missing = await sandbox.ask<{ readonly errors: Readonly<Record<string, unknown>> }>('POST', '/api/v1/partner/action/lead/add', {
    lead: { first_name: 'A' },
  });
  expect(missing.status).toBe(422);
  expect(Object.keys(missing.body.errors)).toEqual(['lead.last_name', 'lead.address', 'lead.city', 'lead.state', 'lead.zip']);
  expect((await sandbox.ask('POST', '/api/v1/partner/action/lead/add', { first_name: 'A' })).status).toBe(422);
});

test('lead-installs makes customer and install in one go, and a change order when it changes the system', async () => {
  await using sandbox = await startEnerfloSandbox();
  const body = {
    survey_type_id: 301,
    assign_to_email: 'robin.sample@example.com',
    first_name: 'A',
    last_name: 'B',
    email: 'a.b@example.org',
    mobile: '4135550100',
    address: 'C 1',
    city: 'D',
    state: 'BB',
    zip: '05001',
    system_size: 9.9,
    last_completed_milestone: 'Permitting',
    complete_previous_milestones: true,
    install_integration_id: 'install-1',
    customer_integration_id: 'customer-1',
  };
  const seed = async (more: object) =>
    (await sandbox.ask<{ readonly id: number; readonly customer_id: number }>('POST', '/api/v1/lead-installs', { ...body, ...more })).body;
  const first = await seed({});
  const second = await seed({ system_size: 10.5 });
  const install = (await sandbox.ask('GET', `/api/v3/installs/${first.id}`)).body;
  const orders = (await sandbox.ask<{ readonly results: readonly { readonly id: number }[] }>('GET', '/api/v3/change-orders')).body.results;
  expect(second).toEqual(first);
  expect(install).toMatchObject({ customer_id: first.customer_id, system_size: 10.5, current_milestone: { title: 'Installation' } });
  expect(orders).toMatchObject([{ epc_install_id: first.id, change_values: { system_size: { old: 9.9, new: 10.5 } } }]);
  expect((await sandbox.ask('GET', `/api/v3/change-orders/${orders[0]?.id}`)).body).toEqual(orders[0]);
});
