import { expect, test } from 'vitest';
import { createCall } from '../../support/call-context.ts';
import { createEnerfloClient } from '../../support/enerflo-client.ts';
import { json, startPeer } from '../../support/peer.ts';

/** `count` customers by pages of 100, page `n` beginning with id `n * 100 + 1`. */
const startCustomers = (count: number) =>
  startPeer((request, response) => {
    const page = Number(new URL(request.url ?? '', 'http://x').searchParams.get('page'));
    const size = Math.max(0, Math.min(100, count - (page - 1) * 100));
    json(response, { dataCount: count, data: Array.from({ length: size }, (_, index) => ({ id: page * 100 + index + 1 })) });
  });

test('a search reads all pages of what it found, up to five', async () => {
  await using peer = await startCustomers(500);
  await using client = createEnerfloClient(peer.origin, 'key');
  const found = await client.enerflo.searchCustomers('meyer', createCall());
  expect(new Set(found.map(({ id }) => id)).size).toBe(500);
  expect(peer.requests.toSorted()).toEqual([1, 2, 3, 4, 5].map((page) => `GET /api/v1/customers?search=meyer&page=${page}&pageSize=100`));
});

test('a search that finds more than five pages is rejected after the first', async () => {
  await using peer = await startCustomers(501);
  await using client = createEnerfloClient(peer.origin, 'key');
  await expect(client.enerflo.searchCustomers('a', createCall())).rejects.toMatchObject({ failure: 'rejected', operation: 'searchCustomersBeyondCap' });
  expect(peer.requests).toHaveLength(1);
});

test('a customer that moved to the next page while reading is answered once', async () => {
  await using peer = await startPeer((_request, response) => json(response, { dataCount: 101, data: [{ id: 7 }] }));
  await using client = createEnerfloClient(peer.origin, 'key');
  expect(await client.enerflo.searchCustomers('a', createCall())).toMatchObject([{ id: '7' }]);
  expect(peer.requests).toHaveLength(2);
});
