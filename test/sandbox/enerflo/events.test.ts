import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import { startEnerfloSandbox } from '../../support/enerflo-sandbox.ts';
import { json, startPeer } from '../../support/peer.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What the tests look at of an event of either generation. */
interface Event extends Fields {
  readonly webhook_event?: string;
  readonly event?: string;
  readonly id?: number;
  readonly payload?: { readonly deal?: { readonly id: string }; readonly customer: { readonly firstName: string } };
  readonly change_orders?: readonly { readonly change_values: unknown }[];
}

interface Received {
  readonly path: string;
  readonly body: Event;
}

interface Emitted {
  readonly sent: number;
  readonly lost: number;
  readonly statuses: Readonly<Record<string, number>>;
}

/** A receiver in Busbar's place that keeps what arrives. */
const startReceiver = async (status = 200) => {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    received.push({ path: request.url ?? '', body: JSON.parse(Buffer.concat(chunks).toString()) });
    response.writeHead(status).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : address}`,
    received,
    names: () => received.map(({ body }) => body.webhook_event ?? body.event),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};

const readFixture = (name: string): Fields => JSON.parse(readFileSync(new URL(`../../fixtures/enerflo/${name}.json`, import.meta.url), 'utf8'));

test.each([
  ['update_install', '1400001'],
  ['new_install_note', '910003'],
  ['project_milestone_updated', '1400001-3902'],
  ['new_customer', '2900001'],
  ['update_customer', '2900001'],
  ['customer.created', '2900001'],
])('%s has exactly the fields of its fixture', async (event, id) => {
  await using receiver = await startReceiver();
  await using sandbox = await startEnerfloSandbox({ busbarUrl: receiver.url });
  await sandbox.ask('POST', '/__sandbox/emit', { secret: 's', events: [{ event, ids: [id] }] });
  const { path, body }: Received = receiver.received[0] ?? { path: '', body: {} };
  const fixture = readFixture(event);
  expect(path).toBe(`/webhooks/enerflo/${event.includes('.') ? 'v2' : 'v1'}/s`);
  expect(Object.keys(body).toSorted()).toEqual(Object.keys(fixture).toSorted());
  for (const [key, value] of Object.entries(fixture)) {
    if (typeof value === 'object' && value !== null) expect(Object.keys(Object(body[key])).toSorted()).toEqual(Object.keys(value).toSorted());
  }
});

test('new_install_note is its fixture field by field', async () => {
  await using receiver = await startReceiver();
  await using sandbox = await startEnerfloSandbox({ busbarUrl: receiver.url });
  await sandbox.ask('POST', '/__sandbox/emit', { secret: 's', events: [{ event: 'new_install_note', ids: ['910003'] }] });
  expect(receiver.received[0]?.body).toEqual(readFixture('new_install_note'));
});

test('emit sends copies and empty echoes, and counts what was answered', async () => {
  await using receiver = await startReceiver(202);
  await using sandbox = await startEnerfloSandbox({ busbarUrl: receiver.url });
  const wish = { secret: 's', events: [{ event: 'customer.created', ids: ['2900001'] }], duplicates: 2, emptyEchoes: true };
  const { body } = await sandbox.ask('POST', '/__sandbox/emit', wish);
  expect(body).toEqual({ sent: 3, lost: 0, statuses: { 202: 3 } });
  expect(receiver.received.map(({ body: { payload } }) => payload?.customer.firstName)).toEqual(['Jordan', 'Jordan', 'Unknown']);
});

test.each([
  ['new_appointment', '2900001', { webhook_event: 'new_appointment', id: 8_900_001, customer_id: 2900001 }],
  ['update_appointment', '2900001', { webhook_event: 'update_appointment', id: 8_900_001, customer_id: 2900001 }],
  ['new_survey', '1400001', { webhook_event: 'new_survey', id: 12400001, customer_id: 2900001 }],
  ['deal.created', '1400001', { event: 'deal.created', payload: { deal: { id: 'd0000000-0000-4000-8000-000000000001', customer: { firstName: 'Jordan' } } } }],
])('%s names its record', async (event, id, expected) => {
  await using receiver = await startReceiver();
  await using sandbox = await startEnerfloSandbox({ busbarUrl: receiver.url });
  await sandbox.ask('POST', '/__sandbox/emit', { secret: 's', events: [{ event, ids: [id] }] });
  expect(receiver.received[0]?.body).toMatchObject(expected);
});

test('a submission has the 70 KB it has in life', async () => {
  await using receiver = await startReceiver();
  await using sandbox = await startEnerfloSandbox({ busbarUrl: receiver.url });
  await sandbox.ask('POST', '/__sandbox/emit', { secret: 's', events: [{ event: 'deal.projectSubmitted', ids: ['1400001'] }] });
  const { length } = JSON.stringify(receiver.received[0]?.body);
  expect(length).toBeGreaterThan(65_000);
  expect(length).toBeLessThan(80_000);
});

test('events can be under way at once: an appointment is new and updated in the same moment', async () => {
  const bothHere = Promise.withResolvers<void>();
  let here = 0;
  await using busbar = await startPeer((request, response) => {
    request.resume();
    here += 1;
    if (here === 6) bothHere.resolve();
    void bothHere.promise.then(() => json(response, {}));
  });
  await using sandbox = await startEnerfloSandbox({ busbarUrl: busbar.origin });
  const events = ['new_appointment', 'update_appointment'].map((event) => ({ event, ids: ['2900001'] }));
  const { body } = await sandbox.ask('POST', '/__sandbox/emit', { secret: 's', events, duplicates: 3, concurrency: 6 });
  expect(body).toEqual({ sent: 6, lost: 0, statuses: { 200: 6 } });
});

test('emit changes the order when told, always in the same way', async () => {
  await using receiver = await startReceiver();
  await using sandbox = await startEnerfloSandbox({ busbarUrl: receiver.url });
  const ids = Array.from({ length: 10 }, (_, index) => String(sandbox.world.installs.at(index)?.id));
  const wish = { secret: 's', events: [{ event: 'update_install', ids }], shuffle: true };
  await sandbox.ask('POST', '/__sandbox/emit', wish);
  await sandbox.ask('POST', '/__sandbox/emit', wish);
  const order = receiver.received.map(({ body }) => String(body.id));
  expect(order.slice(0, 10).toSorted()).toEqual(ids.toSorted());
  expect(order.slice(0, 10)).not.toEqual(ids);
  expect(order.slice(10)).toEqual(order.slice(0, 10));
});

test('emit loses the share of deliveries it is told to', async () => {
  await using receiver = await startReceiver();
  await using sandbox = await startEnerfloSandbox({ busbarUrl: receiver.url });
  const ids = Array.from({ length: 40 }, (_, index) => String(sandbox.world.installs.at(index)?.id));
  const { body } = await sandbox.ask<Emitted>('POST', '/__sandbox/emit', {
    secret: 's',
    events: [{ event: 'update_install', ids }],
    lost: 0.5,
    ratePerSecond: 2000,
  });
  expect(body.sent + body.lost).toBe(40);
  expect(body.lost).toBeGreaterThan(5);
  expect(receiver.received).toHaveLength(body.sent);
});

test('emit says what it cannot send: an unknown event, an unknown id, a Busbar that is not there', async () => {
  await using sandbox = await startEnerfloSandbox({ busbarUrl: 'http://127.0.0.1:9' });
  const emit = (event: string, id: string) => sandbox.ask('POST', '/__sandbox/emit', { secret: 's', events: [{ event, ids: [id] }] });
  expect((await emit('no_event', '1')).status).toBe(400);
  expect((await emit('update_install', '1')).body).toMatchObject({ where: 'events' });
  expect((await emit('update_install', '1400001')).body).toEqual({ sent: 1, lost: 0, statuses: { 0: 1 } });
});

test('without the address of Busbar emit is 409', async () => {
  await using sandbox = await startEnerfloSandbox();
  expect((await sandbox.ask('POST', '/__sandbox/emit', { secret: 's', events: [] })).status).toBe(409);
});

interface Signed {
  readonly installId: string;
  readonly dealId: string;
}

/** A sandbox whose changes are told to the receiver. */
const subscribe = async (busbarUrl: string, versions: readonly string[] = ['v1', 'v2']) => {
  const sandbox = await startEnerfloSandbox({ busbarUrl });
  await sandbox.ask('PUT', '/__sandbox/webhooks', { secret: 's', versions });
  const act = async <Body>(name: string, body: unknown) => (await sandbox.ask<Body>('POST', `/__sandbox/actions/${name}`, body)).body;
  return Object.assign(sandbox, { act });
};

test('writes of the API come back as events', async () => {
  await using receiver = await startReceiver();
  await using sandbox = await subscribe(receiver.url);
  await sandbox.ask('PUT', '/api/v3/installs/1400001', { status_id: 4 });
  await sandbox.ask('PUT', '/api/v3/installs/1400001/milestones/3902', { completed_date: '2025-03-28' });
  await sandbox.ask('POST', '/api/v3/installs/1400001/notes', { note: 'by API' });
  await expect.poll(() => receiver.received).toHaveLength(3);
  expect(receiver.received.map(({ body }) => body)).toMatchObject([
    { webhook_event: 'update_install', id: 1400001, status_id: 4 },
    { webhook_event: 'project_milestone_updated', id: 1400001, milestone: { id: 3902, completed_date: '2025-03-28' } },
    { webhook_event: 'new_install_note', id: 1400001, note: 'by API' },
  ]);
});

test('a new lead fires its events in both generations, a subscription to one of them gets that one only', async () => {
  await using receiver = await startReceiver();
  await using sandbox = await subscribe(receiver.url, ['v2']);
  const lead = { first_name: 'A', last_name: 'B', address: 'C 1', city: 'D', state: 'BB', zip: '05001', integration_record_id: 'lead-1' };
  await sandbox.ask('POST', '/api/v1/partner/action/lead/add', { lead });
  await sandbox.ask('PUT', '/__sandbox/webhooks', { secret: 's' });
  await sandbox.ask('POST', '/api/v1/partner/action/lead/add', { lead });
  await expect.poll(receiver.names).toEqual(['customer.created', 'update_customer', 'customer.updated.v2']);
});

test('a signed deal can be submitted before its install is found', async () => {
  await using receiver = await startReceiver();
  await using sandbox = await subscribe(receiver.url);
  const { installId, dealId } = await sandbox.act<Signed>('sign', { customerId: 2900001, delayMs: 600_000 });
  await sandbox.act('submit', { installId });
  expect(receiver.names()).toEqual(['submit_install', 'deal.projectSubmitted', 'deal.projectReceived']);
  expect(receiver.received[1]?.body.payload?.deal?.id).toBe(dealId);
  expect((await sandbox.ask('GET', `/api/v3/installs/find/${dealId}`)).status).toBe(404);
});

test('a signed deal shows as an install of its customer, findable by deal', async () => {
  await using receiver = await startReceiver();
  await using sandbox = await subscribe(receiver.url);
  const { installId, dealId } = await sandbox.act<Signed>('sign', { customerId: 2900001, systemSizeKw: 12.5 });
  expect(receiver.names()).toEqual(['new_install']);
  expect((await sandbox.ask('GET', `/api/v3/installs/find/${dealId}`)).body).toMatchObject({ id: Number(installId), system_size: 12.5, status_name: 'Active' });
  expect((await sandbox.ask('GET', '/api/v1/customers/2900001')).body).toHaveProperty(
    `surveys.${11_000_000 + Number(installId)}.install.id`,
    Number(installId),
  );
});

test('void, then re-submit fires both submission events again for the same deal', async () => {
  await using receiver = await startReceiver();
  await using sandbox = await subscribe(receiver.url);
  await sandbox.act('void', { installId: '1400001' });
  await sandbox.act('re-submit', { installId: '1400001' });
  expect(receiver.names()).toEqual(['update_install', 'restore_install', 'deal.projectSubmitted', 'deal.projectReceived']);
  expect(receiver.received[0]?.body.status_id).toBe(5);
  expect(receiver.received[3]?.body.payload?.deal?.id).toBe('d0000000-0000-4000-8000-000000000001');
});

test('signed_change_order carries all change orders of the install, with new and old', async () => {
  await using receiver = await startReceiver();
  await using sandbox = await subscribe(receiver.url);
  const adders = { new: { 986: { id: 986, cost: 300, name: 'Concierge', active: false, quantity: 1, ignore_cost: 0 } }, old: [] };
  await sandbox.act('sign-change-order', { installId: '1400001', changeValues: { adders } });
  await sandbox.act('sign-change-order', { installId: '1400001', panelCount: 22, systemSizeKw: 9.46 });
  const body: Event = receiver.received[1]?.body ?? {};
  expect(body.change_orders?.map((order) => order.change_values)).toEqual([
    { adders },
    { panel_count: { new: 22, old: 20 }, system_size: { new: 9.46, old: 8.1 } },
  ]);
  expect(Object.keys(body).toSorted()).toEqual(Object.keys(readFixture('signed_change_order')).toSorted());
});

test('people hold installs, edit milestones, write and delete notes', async () => {
  await using receiver = await startReceiver();
  await using sandbox = await subscribe(receiver.url);
  await sandbox.act('hold', { installId: '1400001' });
  await sandbox.act('edit-milestone', { installId: '1400001', milestoneId: 3902, completedDate: '2025-03-28' });
  const note = await sandbox.act<{ readonly id: number }>('add-note', { installId: '1400001', text: 'by hand' });
  await sandbox.act('delete-note', { noteId: note.id });
  expect(receiver.names()).toEqual(['update_install', 'project_milestone_updated', 'new_install_note']);
  const { body } = await sandbox.ask('GET', '/api/v3/installs/notes?pageSize=1');
  expect(body).toMatchObject({ notes: [{ note_id: note.id, author_id: 140102, deleted_at: expect.any(String) }] });
});

test('an action on what is not there says so', async () => {
  await using sandbox = await startEnerfloSandbox();
  expect((await sandbox.ask('POST', '/__sandbox/actions/void', { installId: '1' })).body).toMatchObject({ where: 'installId' });
  expect((await sandbox.ask('POST', '/__sandbox/actions/explode', {})).body).toMatchObject({ where: 'name' });
});
