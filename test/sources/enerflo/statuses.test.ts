import { expect, test } from 'vitest';
import { createCall } from '../../support/call-context.ts';
import { createEnerfloClient } from '../../support/enerflo-client.ts';
import { json, startPeer } from '../../support/peer.ts';

const LIST = {
  success: true,
  results: [
    { id: 4, name: 'On Hold' },
    { id: 9, title: 'Financing' },
  ],
};
const HOUR_MS = 60 * 60 * 1000;

const startStatuses = () => startPeer((_request, response) => json(response, LIST));

test('reads the list of statuses once for callers at the same moment and for the hour after', async () => {
  await using peer = await startStatuses();
  let time = Date.now();
  await using client = createEnerfloClient(peer.origin, 'key', () => time);
  const read = () => client.enerflo.installStatuses({ ...createCall(), deadline: time + 8000 });
  const [first, second] = await Promise.all([read(), read()]);
  time += HOUR_MS - 1;
  await read();
  expect(first).toEqual([
    { id: '4', name: 'On Hold' },
    { id: '9', name: 'Financing' },
  ]);
  expect(second).toEqual(first);
  expect(peer.requests).toHaveLength(1);
  time += 1;
  await read();
  expect(peer.requests).toHaveLength(2);
});

test('a caller who goes away does not take the shared list from the others', async () => {
  const answers: (() => void)[] = [];
  await using peer = await startPeer((_request, response) => answers.push(() => json(response, LIST)));
  await using client = createEnerfloClient(peer.origin, 'key');
  const leaver = createCall();
  const left = client.enerflo.installStatuses(leaver);
  const stays = client.enerflo.installStatuses(createCall());
  leaver.abort();
  await expect(left).rejects.toMatchObject({ failure: 'cancelled' });
  await expect.poll(() => answers.length).toBe(1);
  answers[0]?.();
  expect(await stays).toHaveLength(2);
  expect(peer.requests).toHaveLength(1);
});

test('a failed read of the list is not kept', async () => {
  let calls = 0;
  await using peer = await startPeer((_request, response) => {
    calls += 1;
    if (calls === 1) json(response, { message: 'down' }, 503);
    else json(response, LIST);
  });
  await using client = createEnerfloClient(peer.origin, 'key');
  await expect(client.enerflo.installStatuses(createCall())).rejects.toMatchObject({ failure: 'unavailable' });
  expect(await client.enerflo.installStatuses(createCall())).toHaveLength(2);
});

test.each([
  ['a bare array', [{ id: 4, name: 'On Hold' }]],
  ['under data', { data: [{ id: 4, title: 'On Hold' }] }],
])('takes the list of statuses as %s', async (_name, body) => {
  await using peer = await startPeer((_request, response) => json(response, body));
  await using client = createEnerfloClient(peer.origin, 'key');
  expect(await client.enerflo.installStatuses(createCall())).toEqual([{ id: '4', name: 'On Hold' }]);
});

const startInstalls = (rows: readonly unknown[]) =>
  startPeer((request, response) => json(response, request.url?.includes('statuses') ? LIST : { total: rows.length, results: rows }));

test('completes a status of which a row gives one half, with one read of the list', async () => {
  await using peer = await startInstalls([
    { id: 3, status_name: 'on hold' },
    { id: 2, status_id: 9 },
    { id: 1, status_id: 77 },
  ]);
  await using client = createEnerfloClient(peer.origin, 'key');
  const { installs } = await client.enerflo.installPage(1, 100, createCall());
  expect(installs.map(({ status }) => status)).toEqual([
    { id: '4', name: 'On Hold' },
    { id: '9', name: 'Financing' },
    { id: '77', name: 'Unknown (77)' },
  ]);
  expect(peer.requests).toEqual(['GET /api/v3/installs?page=1&per_page=100', 'GET /api/v3/install-statuses']);
});

test('asks for no list of statuses when the rows name theirs', async () => {
  await using peer = await startInstalls([{ id: 1, status_id: 4, status_name: 'On Hold' }]);
  await using client = createEnerfloClient(peer.origin, 'key');
  await client.enerflo.installPage(1, 100, createCall());
  expect(peer.requests).toHaveLength(1);
});

test('proves the key by reading the statuses anew', async () => {
  await using peer = await startStatuses();
  await using client = createEnerfloClient(peer.origin, 'key');
  await client.enerflo.check(createCall());
  await client.enerflo.check(createCall());
  expect(peer.requests).toHaveLength(2);
});
