import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { EntityRef } from '../../src/domain/events/entity-ref.ts';
import { LYNQTECH, POWERCLOUD, startWebhookServer } from '../support/webhook-server.ts';

const FIXTURES = new URL('../fixtures/', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, FIXTURES), 'utf8');

const enerflo = (id: string, ...entities: readonly EntityRef['entity'][]): readonly EntityRef[] =>
  entities.map((entity) => ({ source: 'enerflo', entity, id }));
const DEAL = 'd0000000-0000-4000-8000-000000000001';

describe('the events of Enerflo', () => {
  it.each([
    ['new_customer', enerflo('2900001', 'customer'), 'new_customer 2900001 2025-03-03T14:02:11.000Z '],
    ['update_customer', enerflo('2900001', 'customer'), 'update_customer 2900001 2025-03-'],
    ['customer.created', enerflo('c0000000-0000-4000-8000-000000000001', 'customer'), null],
    ['deal.projectSubmitted', enerflo(DEAL, 'deal', 'project'), null],
    ['deal.projectReceived', enerflo(DEAL, 'deal', 'project'), null],
    ['project_milestone_updated', enerflo('1400001', 'install'), null],
    ['update_install', enerflo('1400001', 'install'), 'update_install 1400001 2025-03-25T13:20:05.000Z '],
    ['signed_change_order', enerflo('1400001', 'install', 'changeOrders'), null],
    ['new_install_note', enerflo('1400001', 'note'), null],
  ])('%s is stored with what is to be read again', async (name, refreshes, key) => {
    await using server = await startWebhookServer();
    const body = read(`enerflo/${name}.json`);
    const version = name.includes('.') ? 'v2' : 'v1';
    expect(await server.post(`/webhooks/enerflo/${version}/s3cret`, body)).toMatchObject({ status: 200, body: { ok: true } });
    const [event] = server.events;
    expect(event).toMatchObject({ sender: 'enerflo', name, refreshes, unusable: null });
    if (key === null) expect(event?.key).toBeNull();
    else expect(event?.key).toMatch(new RegExp(`^${key}.*[\\w-]{43}$`));
    expect(Buffer.from(event?.body ?? []).toString()).toBe(body);
  });

  it.each(readdirSync(new URL('enerflo/', FIXTURES)))('whatever is in %s gets an answer', async (file) => {
    await using server = await startWebhookServer();
    for (const version of ['v1', 'v2']) {
      const { status } = await server.post(`/webhooks/enerflo/${version}/s3cret`, read(`enerflo/${file}`));
      expect(status).toBeOneOf(file.endsWith('.html') ? [400] : [200, 202]);
    }
  });
});

interface Case {
  readonly name: string;
  readonly request: { readonly path: string; readonly headers: Record<string, string>; readonly body?: unknown; readonly rawBody?: string };
  readonly expected: {
    readonly status: number;
    readonly eventId?: string;
    readonly touched: readonly { readonly source: string; readonly kind: EntityRef['entity']; readonly id: string }[];
    readonly duplicate?: boolean;
    readonly unread?: boolean;
  };
}

const casesOf = (file: string): readonly Case[] => JSON.parse(read(`erp/${file}.json`)).cases;
const CASES = [...casesOf('powercloud-webhook'), ...casesOf('lynqtech-webhook')].map((one): readonly [string, Case] => [
  `${one.request.path.split('/')[2]} ${one.name}`,
  one,
]);

describe('the events of the ERPs', () => {
  it.each(CASES)('%s', async (_, { request, expected }) => {
    await using server = await startWebhookServer({ secrets: ['SANDBOX-SECRET'] });
    const answer = await server.post(request.path, request.rawBody ?? JSON.stringify(request.body), request.headers);
    expect([answer.status, answer.body.ok]).toEqual([expected.status, expected.status < 300]);
    if (expected.status === 401) return expect(server.events).toEqual([]);
    const [event] = server.events;
    // Whether it came before is the store's to say: the door names what is touched either way.
    if (expected.duplicate !== true) expect(event?.refreshes).toEqual(expected.touched.map(({ source, kind, id }) => ({ source, entity: kind, id })));
    if (expected.eventId !== undefined && expected.unread !== true) expect(event?.key).toBe(expected.eventId.startsWith('sha256:') ? null : expected.eventId);
    expect(event?.unusable === null).toBe(expected.unread !== true);
  });

  it('a batch is known by the ids of all its events', async () => {
    await using server = await startWebhookServer();
    const batch = (...ids: readonly (string | undefined)[]) => JSON.stringify(ids.map((eventId) => ({ eventId, data: { contractId: 4711005 } })));
    for (const body of [batch('a', 'b'), batch('a', 'b'), batch('a', 'c'), batch('a', undefined)]) await server.post('/webhooks/powercloud/s3cret', body);
    const [first, again, other, without] = server.events.map(({ key }) => key);
    expect(again).toBe(first);
    expect(new Set([first, other, without, null]).size).toBe(3);
    expect(without).toBeNull();
  });

  it('are looked into where ERP_CONFIG says', async () => {
    const events = { name: ['$.type'], key: ['$.meta.id'], contract: ["$.changed['contract-no']"] };
    await using server = await startWebhookServer({ powercloud: { ...POWERCLOUD, events } });
    await server.post('/webhooks/powercloud/s3cret', JSON.stringify({ type: 't', meta: { id: 'e-1' }, changed: { 'contract-no': 7 }, customerId: 8 }));
    expect(server.events).toMatchObject([
      {
        name: 't',
        key: 'e-1',
        refreshes: [
          { source: 'pc', entity: 'contract', id: '7' },
          { source: 'pc', entity: 'customer', id: '8' },
        ],
      },
    ]);
  });

  it('of an ERP that is not configured are kept as unusable', async () => {
    await using server = await startWebhookServer({ powercloud: LYNQTECH });
    expect((await server.post('/webhooks/powercloud/s3cret', '{"contractId":1}')).status).toBe(202);
    expect(server.events[0]).toMatchObject({ refreshes: [], unusable: 'No ERP of this kind is configured.' });
  });
});

describe('the events of Enneo', () => {
  it.each([
    ['a name and a ticket', { event: 'TicketUpdated', ticketId: 376189 }, 200, 'TicketUpdated', '376189'],
    ['a ticket alone, its id a text', { ticketId: '376189', conversationId: null }, 200, null, '376189'],
    ['a name without a ticket', { event: 'SettingChanged' }, 202, 'SettingChanged', null],
  ])('%s', async (_, body, status, name, ticketId) => {
    await using server = await startWebhookServer();
    expect((await server.post('/webhooks/enneo/s3cret', JSON.stringify(body))).status).toBe(status);
    const refreshes = ticketId === null ? [] : [{ source: 'enneo', entity: 'ticket', id: ticketId }];
    expect(server.events).toMatchObject([{ sender: 'enneo', name, key: null, refreshes, unusable: null }]);
  });

  it.each([{}, { ticketId: null }, { ticketId: 'a\nb' }, { ticketId: 'x'.repeat(60) }])('%j is kept as unusable', async (body) => {
    await using server = await startWebhookServer();
    expect((await server.post('/webhooks/enneo/s3cret', JSON.stringify(body))).status).toBe(202);
    expect(server.events[0]?.unusable).toMatch(/ticketId/);
  });
});
