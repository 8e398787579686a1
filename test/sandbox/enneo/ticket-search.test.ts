import { expect, test } from 'vitest';
import type { TicketTruth, World } from '../../../sandbox/world/truth.ts';
import { referenceCustomerIds } from '../../../sandbox/world/world.ts';
import { type EnneoSandbox, startEnneoSandbox } from '../../support/enneo-sandbox.ts';

const search = async (sandbox: EnneoSandbox, body: unknown) => (await sandbox.ask('POST', '/ticket/search', body)).body;

const idsOf = (body: { tickets: readonly { id: number }[] }): readonly number[] => body.tickets.map(({ id }) => id);

const allTickets = ({ tickets }: World): readonly TicketTruth[] =>
  Array.from({ length: tickets.size }, (_, index) => tickets.at(index)).filter((ticket) => ticket !== undefined);

const contractIdsOf = (world: World): readonly string[] => world.customers.get(referenceCustomerIds(world, 1)[0] ?? '')?.contractIds ?? [];

test('answers the envelope with compact rows, newest id first, a hundred unless told', async () => {
  await using sandbox = await startEnneoSandbox();
  const body = await search(sandbox, {});
  expect(body).toMatchObject({ total: sandbox.world.tickets.size, offset: 0, limit: 100, success: true });
  expect(idsOf(body)).toEqual(
    allTickets(sandbox.world)
      .map(({ id }) => id)
      .sort((a, b) => b - a)
      .slice(0, 100),
  );
});

test('leaves texts and attachments out of rows and cuts the customer down to tags', async () => {
  await using sandbox = await startEnneoSandbox();
  const { tickets } = await search(sandbox, { filters: [{ key: 't.id', comparator: '=', value: 376189 }] });
  expect(tickets).toHaveLength(1);
  for (const key of ['body', 'bodyPlain', 'bodyClean', 'attachments', 'template', 'workitem', 'intents']) expect(tickets[0]).not.toHaveProperty(key);
  expect(tickets[0].customer).toEqual({ tagIds: [2], tags: [{ id: 2, color: 'green', name: 'VIP' }] });
});

test('caps rows at 500 and says so, and refuses limits outside 1 to 1000', async () => {
  await using sandbox = await startEnneoSandbox();
  const body = await search(sandbox, { limit: 1000 });
  expect([body.limit, body.tickets.length]).toEqual([500, Math.min(500, sandbox.world.tickets.size)]);
  for (const limit of [0, 1001, 'ten']) expect((await sandbox.ask('POST', '/ticket/search', { limit })).status).toBe(400);
});

test('finds the tickets of many contracts at once and no others', async () => {
  await using sandbox = await startEnneoSandbox();
  const values = contractIdsOf(sandbox.world);
  const body = await search(sandbox, { limit: 500, filters: [{ key: 't.contractId', comparator: 'in', values: [...values, 'unknown'] }] });
  expect(body.total).toBe(50);
  expect(idsOf(body).toSorted()).toEqual(values.flatMap((id) => sandbox.world.ticketIdsOfContract(id)).toSorted());
});

test('pages without gap or overlap with the total unchanged', async () => {
  await using sandbox = await startEnneoSandbox();
  const filters = [{ key: 't.contractId', comparator: 'in', values: contractIdsOf(sandbox.world) }];
  const pages = [];
  for (const offset of [0, 20, 40, 60]) pages.push(await search(sandbox, { limit: 20, offset, filters }));
  expect(pages.map(({ tickets, total }) => [tickets.length, total])).toEqual([
    [20, 50],
    [20, 50],
    [10, 50],
    [0, 50],
  ]);
  expect(new Set(pages.flatMap(idsOf)).size).toBe(50);
});

type Holds = (ticket: TicketTruth) => boolean;
const NOON = '2024-12-01 12:00:00';
const at = (stamp: string) => Date.parse(`${stamp.replace(' ', 'T')}Z`) / 1000;

const CASES: readonly [string, object, Holds][] = [
  ['in', { key: 't.status', comparator: 'in', values: ['open', 'pending'] }, ({ status }) => status !== 'closed'],
  ['not in', { key: 't.status', comparator: 'not in', values: ['open', 'pending'] }, ({ status }) => status === 'closed'],
  ['=', { key: 't.priority', comparator: '=', value: 'high' }, ({ priority }) => priority === 'high'],
  ['= with values', { key: 't.priority', comparator: '=', values: ['high'] }, ({ priority }) => priority === 'high'],
  ['!=', { key: 't.channel', comparator: '!=', value: 'email' }, ({ channel }) => channel !== 'email'],
  ['a bare key', { key: 'channel', comparator: 'in', values: ['chat'] }, ({ channel }) => channel === 'chat'],
  ['channel all', { key: 't.channel', comparator: 'in', values: ['all'] }, () => true],
  ['> on an id', { key: 't.id', comparator: '>', value: '5000600' }, ({ id }) => id > 5000600],
  ['unassigned', { key: 't.agentId', comparator: 'in', values: ['unassigned'] }, ({ agentId }) => agentId === null],
  ['an agent by number', { key: 't.agentId', comparator: 'in', values: [7, 8] }, ({ agentId }) => agentId === 7 || agentId === 8],
  ['the team', { key: 't.agentId', comparator: 'in', values: ['team'] }, ({ agentId }) => agentId !== null],
  ['a tag', { key: 'tt.tagId', comparator: 'in', values: ['5'] }, ({ tagIds }) => tagIds.includes(5)],
  ['any tag', { key: 'tt_matchAny.tagId', values: [4, 5] }, ({ tagIds }) => tagIds.includes(4) || tagIds.includes(5)],
  ['all tags', { key: 'tt_matchAll.tagId', values: [61, 62] }, ({ tagIds }) => tagIds.includes(61) && tagIds.includes(62)],
  ['exactly these tags', { key: 'tt_matchExact.tagId', values: [5] }, ({ tagIds }) => tagIds.length === 1 && tagIds.includes(5)],
  ['excluded tags', { key: 'tt_excluded.tagId', values: [5] }, ({ tagIds }) => !tagIds.includes(5)],
  ['allowed tags', { key: 'tt_allowed.tagId', values: [5] }, ({ tagIds }) => tagIds.every((id) => id === 5)],
  ['>= a time', { key: 't.createdAt', comparator: '>=', value: NOON }, ({ createdAt }) => createdAt >= at(NOON)],
  ['< a day', { key: 't.createdAt', comparator: '<', value: '2024-12-01' }, ({ createdAt }) => createdAt < at('2024-12-01 00:00:00')],
  ['Unix seconds', { key: 'createdAt', comparator: '<', value: at(NOON) }, ({ createdAt }) => createdAt < at(NOON)],
  [
    'between',
    { key: 't.createdAt', comparator: 'between', from: '2024-01-01', to: NOON },
    ({ createdAt }) => createdAt >= at('2024-01-01 00:00:00') && createdAt <= at(NOON),
  ],
  [
    'not between',
    { key: 't.closedAt', comparator: 'not between', from: '2024-01-01', to: NOON },
    ({ closedAt }) => closedAt !== null && (closedAt < at('2024-01-01 00:00:00') || closedAt > at(NOON)),
  ],
  ['a relative time', { key: 't.createdAt', comparator: '<', value: '-1 DAY' }, () => true],
  ['today', { key: 't.createdAt', comparator: '>', value: 'CURRENT_DATE' }, () => false],
  ['words', { key: 'q', value: 'zählerstand' }, ({ subject, bodyPlain }) => `${subject} ${bodyPlain}`.toLowerCase().includes('zählerstand')],
  ['a number as ticket or contract', { key: 'q', value: '746839' }, ({ contractId }) => contractId === '746839'],
  ['three letters', { key: 'q', value: 'und' }, () => false],
];

test.each(CASES)('filters by %s', async (_name, filter, holds) => {
  await using sandbox = await startEnneoSandbox();
  const expected = allTickets(sandbox.world).filter(holds);
  const body = await search(sandbox, { limit: 500, orderByDirection: 'asc', filters: [filter] });
  expect(body.total).toBe(expected.length);
  expect(idsOf(body)).toEqual(
    expected
      .map(({ id }) => id)
      .sort((a, b) => a - b)
      .slice(0, 500),
  );
});

test('asks of a ticket that all filters hold', async () => {
  await using sandbox = await startEnneoSandbox();
  const values = contractIdsOf(sandbox.world);
  const filters = [
    { key: 't.status', comparator: 'in', values: ['closed'] },
    { key: 't.contractId', comparator: 'in', values },
  ];
  const expected = allTickets(sandbox.world).filter(({ status, contractId }) => status === 'closed' && values.includes(contractId ?? ''));
  expect((await search(sandbox, { filters })).total).toBe(expected.length);
});

test('orders by any listed field in both directions', async () => {
  await using sandbox = await startEnneoSandbox();
  const times = async (orderByDirection: string) =>
    (await search(sandbox, { limit: 500, orderByField: 't.createdAt', orderByDirection })).tickets.map(({ createdAt }: { createdAt: string }) => createdAt);
  const ascending = await times('asc');
  expect(ascending).toEqual(ascending.toSorted());
  const descending = await times('desc');
  expect(descending).toEqual(descending.toSorted().toReversed());
});

test.each([
  ['an order field that is not listed', { orderByField: 't.subject' }],
  ['an order direction that is none', { orderByDirection: 'up' }],
  ['a key that is not listed', { filters: [{ key: 't.subject', comparator: '=', value: 'x' }] }],
  ['a comparator that is none', { filters: [{ key: 't.status', comparator: 'like', value: 'x' }] }],
  ['a date that is none', { filters: [{ key: 't.createdAt', comparator: '>', value: 'soon' }] }],
  ['between on a set', { filters: [{ key: 't.status', comparator: 'between', from: 'a', to: 'b' }] }],
])('answers 400 to %s', async (_name, body) => {
  await using sandbox = await startEnneoSandbox();
  expect((await sandbox.ask('POST', '/ticket/search', body)).status).toBe(400);
});

test('leaves spam out of the scope of skills', async () => {
  await using sandbox = await startEnneoSandbox();
  await sandbox.ask('PATCH', '/ticket/376189', { spamStatus: 'manual_spam' });
  const filters = [{ key: 't.contractId', comparator: 'in', values: ['746839'] }];
  expect((await search(sandbox, { filters })).total).toBe(1);
  expect((await search(sandbox, { filters, ticketScope: 'skills' })).total).toBe(0);
});

test('finds tickets where they are after a write, and no longer where they were', async () => {
  await using sandbox = await startEnneoSandbox();
  const byContract = async (id: string) => idsOf(await search(sandbox, { filters: [{ key: 't.contractId', comparator: 'in', values: [id] }] }));
  await sandbox.ask('PATCH', '/ticket/376189', { contractId: 'VN-100001' });
  expect(await byContract('746839')).toEqual([]);
  expect(await byContract('VN-100001')).toEqual([376189]);
});

test('answers a page of five million contracts at once', async () => {
  await using sandbox = await startEnneoSandbox({ contracts: 5_000_000 });
  const { tickets, total } = await search(sandbox, { limit: 3, offset: 1_000_000 });
  expect(tickets).toHaveLength(3);
  expect(total).toBe(sandbox.world.tickets.size);
});
