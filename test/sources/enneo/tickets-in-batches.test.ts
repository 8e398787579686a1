import { expect, test } from 'vitest';
import { z } from 'zod';
import { createCall } from '../../support/call-context.ts';
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
  });
  expect(server.received).toEqual([]);
});
