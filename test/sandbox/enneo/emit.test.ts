import { json as readBody } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { startEnneoSandbox } from '../../support/enneo-sandbox.ts';
import { json, startPeer } from '../../support/peer.ts';

test('posts event hooks to Busbar, in order and as often as told', async () => {
  const bodies: unknown[] = [];
  await using busbar = await startPeer(async (request, response) => {
    bodies.push(await readBody(request));
    json(response, {}, 202);
  });
  await using sandbox = await startEnneoSandbox({ busbarUrl: busbar.origin });
  const { body } = await sandbox.control('POST', 'emit', { secret: 's3cret/', ids: [376189, 5000001], duplicates: 1 });
  expect(body).toEqual({ sent: 4, statuses: { 202: 4 } });
  expect(busbar.requests).toEqual(Array(4).fill('POST /webhooks/enneo/s3cret%2F'));
  expect(bodies).toEqual([376189, 376189, 5000001, 5000001].map((ticketId) => ({ event: 'TicketUpdated', ticketId })));
});

test('mixes the order when told, without losing an event', async () => {
  const bodies: unknown[] = [];
  await using busbar = await startPeer(async (request, response) => {
    bodies.push(await readBody(request));
    json(response, {});
  });
  await using sandbox = await startEnneoSandbox({ busbarUrl: busbar.origin });
  const ids = Array.from({ length: 20 }, (_, index) => index + 1);
  await sandbox.control('POST', 'emit', { secret: 's', ids, event: 'TicketCreated', shuffle: true });
  const hooks = ids.map((ticketId) => ({ event: 'TicketCreated', ticketId }));
  expect(bodies).not.toEqual(hooks);
  expect(bodies).toEqual(expect.arrayContaining(hooks));
});

test('says what is wrong with a request to emit', async () => {
  await using sandbox = await startEnneoSandbox({ busbarUrl: 'http://127.0.0.1:1' });
  expect(await sandbox.control('POST', 'emit', { secret: 's', ids: [] })).toMatchObject({ status: 400, body: { where: 'ids' } });
  expect(await sandbox.control('POST', 'emit', { ids: [1] })).toMatchObject({ status: 400, body: { where: 'secret' } });
});

test('counts hooks that reach nobody under status 0', async () => {
  await using sandbox = await startEnneoSandbox({ busbarUrl: 'http://127.0.0.1:1' });
  expect((await sandbox.control('POST', 'emit', { secret: 's', ids: [1] })).body).toEqual({ sent: 1, statuses: { 0: 1 } });
});
