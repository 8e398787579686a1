import { json as readBody } from 'node:stream/consumers';
import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { createCall } from '../../support/call-context.ts';
import { createEnneoClient } from '../../support/enneo-client.ts';
import { keepDrift } from '../../support/keep-drift.ts';
import { json, startPeer } from '../../support/peer.ts';
import { serveEnneo } from '../../support/serve-enneo.ts';

const wireSearch = z.object({ limit: z.number(), offset: z.number(), filters: z.tuple([z.object({ values: z.array(z.string()) })]) });

const toRows = (contractId: string, count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: Number(contractId) * 1000 + index, contractId, channel: 'email', status: 'open' }));

/** Answers searches as Enneo does, `perContract` tickets each. */
const serveTickets = (perContract: number, mostRows = 500) =>
  serveEnneo(({ body }) => {
    const { limit, offset, filters } = wireSearch.parse(body);
    const all = filters[0].values.flatMap((id) => toRows(id, perContract)).sort((a, b) => b.id - a.id);
    return { tickets: all.slice(offset, offset + Math.min(limit, mostRows)), total: all.length, offset, limit, success: true };
  });

const ids = (count: number): string[] => Array.from({ length: count }, (_, index) => String(index + 1));

test('reads the tickets of ten contracts in one search', async () => {
  await using server = await serveTickets(5);
  const call = createCall();
  const tickets = await server.enneo.ticketsByContractIds(ids(10), call);
  expect(tickets).toHaveLength(50);
  expect(server.received.map(({ body }) => body)).toEqual([
    {
      limit: 500,
      offset: 0,
      orderByField: 't.id',
      orderByDirection: 'desc',
      ticketScope: 'all',
      filters: [{ key: 't.contractId', comparator: 'in', values: ids(10) }],
    },
  ]);
  expect(call.recorded).toMatchObject([{ operation: 'ticketSearch', method: 'POST', path: '/api/mind/ticket/search', batchSize: 10 }]);
});

test('reads 500 contracts in one search when their tickets fit into it', async () => {
  await using server = await serveTickets(1);
  expect(await server.enneo.ticketsByContractIds(ids(500), createCall())).toHaveLength(500);
  expect(server.received).toHaveLength(1);
});

test('asks for 500 ids at most in one search', async () => {
  await using server = await serveTickets(1);
  expect(await server.enneo.ticketsByContractIds(ids(501), createCall())).toHaveLength(501);
  expect(server.received).toHaveLength(2);
});

test('reads further pages when there are more rows than one answer holds, newest first', async () => {
  await using server = await serveTickets(130);
  const tickets = await server.enneo.ticketsByContractIds(ids(10), createCall());
  expect(tickets).toHaveLength(1300);
  expect(tickets.map(({ id }) => Number(id))).toEqual(tickets.map(({ id }) => Number(id)).toSorted((a, b) => b - a));
  expect(server.received.map(({ body }) => wireSearch.parse(body).offset).toSorted((a, b) => a - b)).toEqual([0, 500, 1000]);
});

test('pages by what Enneo gives when that is less than asked for', async () => {
  await using server = await serveTickets(25, 100);
  expect(await server.enneo.ticketsByContractIds(ids(10), createCall())).toHaveLength(250);
  expect(server.received.map(({ body }) => wireSearch.parse(body).offset).toSorted((a, b) => a - b)).toEqual([0, 100, 200]);
});

test('keeps a ticket once that moves to the next page between two reads', async () => {
  await using server = await serveEnneo(({ body }) => {
    const { offset } = wireSearch.parse(body);
    const rows = toRows('1', 1000).toReversed();
    return { tickets: offset === 0 ? rows.slice(0, 500) : rows.slice(offset - 1, offset + 499), total: 1000 };
  });
  const tickets = await server.enneo.ticketsByContractIds(['1'], createCall());
  expect(new Set(tickets.map(({ id }) => id)).size).toBe(tickets.length);
});

test('asks for no id twice and for none at all without a call', async () => {
  await using server = await serveTickets(1);
  expect(await server.enneo.ticketsByContractIds(['1', '1', '2'], createCall())).toHaveLength(2);
  expect(await server.enneo.ticketsByContractIds([], createCall())).toEqual([]);
  expect(await server.enneo.ticketsByIds([], createCall())).toEqual([]);
  expect(server.received).toHaveLength(1);
});

test('leaves out tickets nobody asked for', async () => {
  await using server = await serveEnneo(() => ({ tickets: [...toRows('1', 1), ...toRows('2', 1)], total: 2 }));
  expect(await server.enneo.ticketsByContractIds(['1'], createCall())).toMatchObject([{ contractId: '1' }]);
});

test('does not page through all tickets when the filter was ignored', async () => {
  await using server = await serveEnneo(() => ({ tickets: toRows('2', 500), total: 4_000_000 }));
  await expect(server.enneo.ticketsByContractIds(['1'], createCall())).rejects.toMatchObject({ failure: 'malformed', path: '$.tickets' });
  expect(server.received).toHaveLength(1);
});

test('does not believe a total of a million', async () => {
  await using server = await serveEnneo(() => ({ tickets: toRows('1', 1), total: 1_000_000 }));
  await expect(server.enneo.ticketsByContractIds(['1'], createCall())).rejects.toMatchObject({ failure: 'malformed', path: '$.total' });
  expect(server.received).toHaveLength(1);
});

test('reads fifty pages after the first one, and none when there are more', async () => {
  const serve = (total: number) =>
    serveEnneo(({ body }) => ({ tickets: [{ id: wireSearch.parse(body).offset + 1, contractId: '1', channel: 'email', status: 'open' }], total }));
  await using most = await serve(51);
  expect(await most.enneo.ticketsByContractIds(['1'], createCall())).toHaveLength(51);
  await using more = await serve(52);
  await expect(more.enneo.ticketsByContractIds(['1'], createCall())).rejects.toMatchObject({ failure: 'malformed', path: '$.total' });
  expect([most.received.length, more.received.length]).toEqual([51, 1]);
});

test('has four searches under way at most', async () => {
  let open = 0;
  let most = 0;
  await using peer = await startPeer(async (request, response) => {
    open += 1;
    most = Math.max(most, open);
    const { offset } = wireSearch.parse(await readBody(request));
    await setImmediate();
    open -= 1;
    json(response, { tickets: toRows('1', 10).map((row) => ({ ...row, id: row.id + offset })), total: 200 });
  });
  await using client = createEnneoClient(peer.origin, 'a-token');
  expect(await client.enneo.ticketsByContractIds(['1'], createCall())).toHaveLength(200);
  expect(peer.requests).toHaveLength(20);
  expect(most).toBeLessThanOrEqual(4);
});

test('starts no page after one that failed', async () => {
  await using server = await serveEnneo(({ body }) => (wireSearch.parse(body).offset === 20 ? { success: false } : { tickets: toRows('1', 10), total: 200 }));
  await expect(server.enneo.ticketsByContractIds(['1'], createCall())).rejects.toMatchObject({ failure: 'unavailable' });
  expect(Math.max(...server.received.map(({ body }) => wireSearch.parse(body).offset))).toBeLessThanOrEqual(40);
});

test('starts no page after the call was aborted', async () => {
  const call = createCall();
  await using server = await serveEnneo(() => {
    if (server.received.length === 5) call.abort();
    return { tickets: toRows('1', 10), total: 200 };
  });
  await expect(server.enneo.ticketsByContractIds(['1'], call)).rejects.toMatchObject({ failure: 'cancelled' });
  expect(server.received).toHaveLength(5);
});

test('loses only the unreadable row of a page, tells of it and pages on as if it were there', async () => {
  using drift = keepDrift();
  await using server = await serveEnneo(({ body }) => {
    const { offset } = wireSearch.parse(body);
    const all = toRows('1', 6).map((row, index) => (index === 1 ? { ...row, channel: null } : row));
    return { tickets: all.slice(offset, offset + 3), total: 6 };
  });
  expect((await server.enneo.ticketsByContractIds(['1'], createCall())).map(({ id }) => id)).toEqual(['1000', '1002', '1003', '1004', '1005']);
  expect(server.received.map(({ body }) => wireSearch.parse(body).offset)).toEqual([0, 3]);
  expect(drift.messages).toEqual([{ source: 'ENNEO', operation: 'ticketSearch', path: '$.tickets[1].channel' }]);
});

test('never lets an unreadable ticket read as one that is gone', async () => {
  await using server = await serveEnneo(() => ({ tickets: [{ id: 7, channel: 'email', status: 'open' }, { id: 8 }], total: 2 }));
  await expect(server.enneo.ticketsByIds(['7', '8'], createCall())).rejects.toMatchObject({ failure: 'malformed', path: '$.tickets' });
});

test('reads tickets by id and by customer with the keys of those', async () => {
  await using server = await serveEnneo(() => ({ tickets: [{ id: 7, customerId: '9', channel: 'email', status: 'open' }], total: 1 }));
  expect(await server.enneo.ticketsByIds(['7', '8'], createCall())).toMatchObject([{ id: '7', isCompact: true }]);
  expect(await server.enneo.ticketsByCustomerIds(['9'], createCall())).toMatchObject([{ id: '7' }]);
  expect(server.received.map(({ body }) => body)).toMatchObject([
    { filters: [{ key: 't.id', comparator: 'in', values: ['7', '8'] }] },
    { filters: [{ key: 't.customerId', comparator: 'in', values: ['9'] }] },
  ]);
});

test('answers a search for one of no values without a call', async () => {
  await using server = await serveTickets(1);
  const filters = [{ key: 't.status', comparator: 'in', values: [] }] as const;
  expect(await server.enneo.searchTickets({ filters, orderBy: 't.id', direction: 'desc', limit: 20, offset: 0 }, createCall())).toEqual({
    tickets: [],
    total: 0,
    rows: 0,
  });
  expect(server.received).toEqual([]);
});
