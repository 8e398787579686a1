import { expect, it } from 'vitest';
import { startWebhookServer } from '../support/webhook-server.ts';

const LONG = 'x'.repeat(1_000_000);
const DEEP = 100_000;
const nested = `{"webhook_event":"update_install","id":1,"deep":${'['.repeat(DEEP)}${']'.repeat(DEEP)}}`;
/** A number that must keep its digits makes the parser walk through everything. */
const nestedWithLongNumber = nested.replace('{', '{"long":12345678901234567890,');
const bytes = (...codes: readonly number[]): Uint8Array<ArrayBuffer> => Uint8Array.from(codes);
const utf16 = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(text, 'utf16le'));

/** Name, body, status at Enerflo, reason it is kept with; null: nothing is kept. */
const CASES: readonly (readonly [string, string | Uint8Array<ArrayBuffer>, number, RegExp | null | 'usable'])[] = [
  ['nothing', '', 400, null],
  ['blanks', ' \n ', 400, null],
  ['half a body', '{"webhook_event":"update_install"', 400, null],
  ['HTML', '<html><body>502</body></html>', 400, null],
  ['invalid UTF-8', bytes(0x22, 0xc3, 0x28, 0x22), 400, null],
  ['UTF-16', utf16('{"webhook_event":"update_install","id":1}'), 400, null],
  ['null bytes', bytes(0, 0, 0, 0), 400, null],
  ['nesting without an end', '['.repeat(500_000), 400, null],
  ['nesting beside a number of twenty digits', nestedWithLongNumber, 400, null],
  ['deep nesting', nested, 200, 'usable'],
  ['a number', '42', 202, /no JSON object/],
  ['null', 'null', 202, /no JSON object/],
  ['a list', '[{"webhook_event":"update_install","id":1}]', 202, /no JSON object/],
  ['an empty object', '{}', 202, /names no event/],
  ['a name of a million characters', `{"webhook_event":"${LONG}"}`, 202, /names no event/],
  ['a name that breaks lines', '{"webhook_event":"a\\nb"}', 202, /names no event/],
  ['a name that is an object', '{"webhook_event":{"toString":1}}', 202, /names no event/],
  ['a name of Object', '{"webhook_event":"__proto__","id":1}', 202, 'usable'],
  ['__proto__', '{"__proto__":{"webhook_event":"update_install","id":1}}', 202, /names no event/],
  ['constructor', '{"constructor":{"prototype":{"id":1}},"webhook_event":"update_install"}', 202, /no id/],
  ['an id of a million characters', `{"webhook_event":"update_install","id":"${'1'.repeat(1_000_000)}"}`, 202, /no id/],
  ['an id that is an object', '{"webhook_event":"update_install","id":{"id":1}}', 202, /no id/],
  ['an id that is no number', '{"webhook_event":"update_install","id":"1 or 1=1"}', 202, /no id/],
  ['an id below zero', '{"webhook_event":"update_install","id":-1}', 202, /no id/],
  ['an id beyond 2^53', '{"webhook_event":"update_install","id":99999999999999999999}', 202, /no id/],
  ['a deal without an id', '{"event":"deal.projectSubmitted","payload":{"deal":{}}}', 202, /payload\.deal\.id/],
  ['a deal whose id is none', '{"event":"deal.projectSubmitted","payload":{"deal":{"id":"../../x"}}}', 202, /payload\.deal\.id/],
  ['a payload without a name', '{"event":7,"payload":{}}', 202, /`event` is no name/],
  ['text of a million characters beside what we read', `{"webhook_event":"update_install","id":1,"x":"${LONG}"}`, 200, 'usable'],
  ['half characters and U+0000', '{"webhook_event":"update_install","id":1,"x":"\\ud800\\u0000"}', 200, 'usable'],
];

it.each(CASES)('%s: Enerflo gets an answer, and the door stays open', async (_, body, status, kept) => {
  await using server = await startWebhookServer();
  const answer = await server.post('/webhooks/enerflo/v1/s3cret', body);
  expect([answer.status, answer.body.ok]).toEqual([status, status < 300]);
  expect(server.events).toHaveLength(kept === null ? 0 : 1);
  if (kept === 'usable') expect(server.events[0]?.unusable).toBeNull();
  else if (kept !== null) expect(server.events[0]?.unusable).toMatch(kept);
  expect((await server.post('/webhooks/enerflo/v1/s3cret', '{"webhook_event":"update_install","id":1}')).status).toBe(200);
  expect(JSON.stringify(server.events.map(({ unusable, name }) => [unusable, name])).length).toBeLessThan(500);
});

it.each(CASES.filter(([, body]) => body.length > 0))('%s: an ERP and Enneo get an answer too', async (_, body) => {
  await using server = await startWebhookServer();
  expect((await server.post('/webhooks/powercloud/s3cret', body)).status).toBe(202);
  expect(server.events[0]).toMatchObject({ refreshes: [], unusable: expect.stringMatching(/^The (body|event) /) });
  expect((await server.post('/webhooks/enneo/s3cret', body)).status).toBeOneOf([202, 400]);
  expect(server.events.slice(1).every(({ refreshes }) => refreshes.length === 0)).toBe(true);
});

it.each([
  ['a contract id of a million characters', { data: { contractId: LONG } }],
  ['a contract id with a control character', { data: { contractId: 'a\u0000b' } }],
  ['a contract id that is a list', { data: { contractId: [[['1']]] } }],
  ['a contract id that is no whole number', { data: { contractId: 1.5 } }],
  ['no contract id', { data: { contractId: null } }],
])('%s at an ERP’s door is kept as unusable', async (_, body) => {
  await using server = await startWebhookServer();
  expect((await server.post('/webhooks/powercloud/s3cret', JSON.stringify(body))).status).toBe(202);
  expect(server.events[0]).toMatchObject({ refreshes: [], unusable: expect.stringContaining('names no contract and no customer') });
});

it('a batch over more records than single changes touch is kept as unusable', async () => {
  await using server = await startWebhookServer();
  const batch = (length: number) => JSON.stringify(Array.from({ length }, (_, id) => ({ contractId: id + 1 })));
  await server.post('/webhooks/powercloud/s3cret', batch(5000));
  await server.post('/webhooks/powercloud/s3cret', batch(5001));
  expect(server.events.map(({ refreshes, unusable }) => [refreshes.length, unusable])).toEqual([
    [5000, null],
    [0, 'The event names more than 5000 records; run `busbar sync`.'],
  ]);
});

it('an ERP id of twenty digits keeps them', async () => {
  await using server = await startWebhookServer();
  await server.post('/webhooks/powercloud/s3cret', '{"data":{"contractId":12345678901234567890}}');
  expect(server.events[0]?.refreshes).toEqual([{ source: 'pc', entity: 'contract', id: '12345678901234567890' }]);
});
