import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type EnerfloStage, openEnerfloStage } from './open-stage.ts';

/** A lead that Enerflo knows by our id of the customer. */
const LEAD = '2900004';
const ERP_CUSTOMER = '83771';
const READ = '{ lead(id: "2900004") { id uuid externalId firstName lastName email phone address city zip customer { id } } }';

let stage: EnerfloStage;
beforeAll(async () => {
  stage = await openEnerfloStage({ sync: true });
}, 60_000);
afterAll(() => stage.stop());
beforeEach(() => stage.forgetCost());

const change = (fields: object) => stage.put('enerflo', 'enerfloCustomer', LEAD, { ...stage.world.enerfloCustomers.get(LEAD), ...fields });
const uuid = (): string => stage.world.enerfloCustomers.get(LEAD)?.uuid ?? '';

describe('from Enerflo', () => {
  it.each([
    ['new_customer', () => LEAD],
    ['update_customer', () => LEAD],
    ['customer.created', uuid],
    ['customer.updated.v2', uuid],
  ])('%s brings the lead into the mirror, linked with the ERP’s customer, for one read', async (event, id) => {
    await change({ phone: '+4915112345678', city: `Town of ${event}` });
    await stage.emit('enerflo', { events: [{ event, ids: [LEAD] }] });
    expect(await stage.settle()).toMatchObject([{ name: event, state: 'DONE' }]);
    expect(await stage.cost()).toEqual([`GET /api/v3/customers/${id()}`]);
    expect(await stage.mirrored(READ)).toEqual({
      lead: {
        ...{ id: LEAD, uuid: uuid(), externalId: ERP_CUSTOMER, firstName: 'Tom', lastName: 'Mustermann', email: 'tom@mustermann.de' },
        ...{ phone: expect.stringContaining('15112345678'), address: 'Hugo-Junkers-Str. 5', city: `Town of ${event}`, zip: '82031' },
        customer: { id: ERP_CUSTOMER },
      },
    });
  });

  it('copies and nearly empty echoes of customer.created clear nothing and cost one read together', async () => {
    const before = await stage.mirrored(READ);
    const echoes = { events: [{ event: 'customer.created', ids: [LEAD] }], duplicates: 3, emptyEchoes: true, shuffle: true };
    expect(await stage.emit('enerflo', echoes)).toMatchObject({ sent: 4, statuses: { 200: 4 } });
    const events = await stage.settle();
    expect(events.map(({ state }) => state)).toEqual(['DONE', 'DONE']);
    expect(await stage.cost()).toEqual([`GET /api/v3/customers/${uuid()}`]);
    expect(await stage.mirrored(READ)).toEqual(before);
  });

  it('the lead stays readable while Enerflo is down', async () => {
    const before = await stage.mirrored(READ);
    await stage.faults('enerflo', [{ kind: 'status', status: 503, match: 'GET /api/v3/customers' }]);
    const { lead } = await stage.read<{ lead: object }>(READ.replace('{ id uuid', '{ freshness { stale } id uuid'));
    await stage.faults('enerflo', []);
    expect({ lead }).toEqual({ lead: { freshness: { stale: true }, ...Object(before).lead } });
  });

  it('the race of new_appointment and update_appointment is taken, kept, and moves nothing', async () => {
    const before = await stage.mirrored(READ);
    const events = ['new_appointment', 'update_appointment'].map((event) => ({ event, ids: [LEAD] }));
    expect(await stage.emit('enerflo', { events, duplicates: 3, shuffle: true, concurrency: 6 })).toMatchObject({ statuses: { 200: 6 } });
    const stored = await stage.settle();
    expect(stored.map(({ name, state }) => `${name} ${state}`).toSorted()).toEqual(['new_appointment DONE', 'update_appointment DONE']);
    expect(await stage.cost()).toEqual([]);
    expect(await stage.mirrored(READ)).toEqual(before);
  });
});

describe('towards Enerflo', () => {
  const PAYLOAD = 'write { state resultId } lead { id firstName city } userErrors { field message }';
  const FIELDS = 'firstName: "Ada", lastName: "Muster", address: "1 Main St", city: "Phoenix", state: "AZ", zip: "85001"';

  const write = async (mutation: string) => {
    const { done } = await stage.read<{ done: { write: { resultId: string }; lead: { id: string } } }>(`mutation { done: ${mutation} { ${PAYLOAD} } }`);
    expect(done).toMatchObject({ write: { state: 'DONE' }, userErrors: [] });
    await stage.forgetCost();
    return done.lead;
  };

  it('addLead: the echo changes nothing and costs one read; the same key again costs none', async () => {
    await stage.subscribe('v1');
    const mutation = `addLead(input: { externalId: "crm-77", ${FIELDS} }, idempotencyKey: "lead-77")`;
    const lead = await write(mutation);
    expect(await stage.settle('new_customer')).toMatchObject([{ state: 'DONE' }]);
    expect(await stage.cost()).toEqual([`GET /api/v3/customers/${lead.id}`]);
    expect(await stage.mirrored(`{ lead(id: "${lead.id}") { id firstName city } }`)).toEqual({ lead });
    expect((await write(mutation)).id).toBe(lead.id);
    expect(await stage.settle()).toEqual([]);
  });

  it('addLeadFromCustomer: the lead is the customer’s, who is found from it; the echo costs one read', async () => {
    await stage.subscribe('v2');
    const everybody = Array.from({ length: stage.world.customers.size }, (_, index) => stage.world.customers.at(index));
    const customer = everybody.find((one) => one?.party.firstName != null && stage.world.enerfloCustomersBy('externalId', one.id).length === 0);
    const lead = await write(`addLeadFromCustomer(customerId: "${customer?.id}", details: { state: "BY" })`);
    expect(await stage.settle('customer.created')).toMatchObject([{ state: 'DONE' }]);
    expect(await stage.cost()).toEqual([`GET /api/v3/customers/${stage.world.enerfloCustomers.get(lead.id)?.uuid}`]);
    expect(await stage.mirrored(`{ lead(id: "${lead.id}") { externalId customer { id } } }`)).toEqual({
      lead: { externalId: customer?.id, customer: { id: customer?.id } },
    });
  });

  it('addAppointment: both events of it race, are taken, and cost nothing', async () => {
    await stage.subscribe('v1');
    const mutation = `mutation { addAppointment(leadId: "${LEAD}", startsAt: "2026-06-01T14:00:00Z", assignToUserId: "77") { write { state } } }`;
    expect(await stage.read(mutation)).toEqual({ addAppointment: { write: { state: 'DONE' } } });
    await stage.forgetCost();
    await stage.settle('new_appointment');
    const stored = await stage.read<{ events: { nodes: readonly { name: string; state: string }[] } }>('{ events(first: 2) { nodes { name state } } }');
    expect(stored.events.nodes.map(({ name, state }) => `${name} ${state}`).toSorted()).toEqual(['new_appointment DONE', 'update_appointment DONE']);
    expect(await stage.cost()).toEqual([]);
  });
});
