import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createCall } from '../../support/call-context.ts';
import { createEnerfloClient } from '../../support/enerflo-client.ts';
import { type KeptDrift, keepDrift } from '../../support/keep-drift.ts';
import { json, startPeer } from '../../support/peer.ts';

const row = (noteId: number, installId: number, createdAt = '2025-03-21 15:20:00') => ({
  note_id: noteId,
  id: installId,
  epc_install_id: installId,
  author_id: 1,
  note: `note ${noteId}`,
  created_at: createdAt,
  deleted_at: null,
});

const PAGES: Readonly<Record<string, readonly unknown[]>> = {
  1: [row(1, 10), row(2, 11)],
  2: [row(2, 11), row(4, 10, '2025-03-21 15:19:59')],
  3: [row(3, 10)],
};

const startNotes = (totalPages = 3) =>
  startPeer((request, response) => {
    const page = new URL(request.url ?? '', 'http://x').searchParams.get('page') ?? '1';
    json(response, { success: true, page: Number(page), totalPages, notes: PAGES[page] ?? [] });
  });

test('reads the notes of installs page by page, each once, oldest first, under the install they belong to', async () => {
  await using peer = await startNotes();
  await using client = createEnerfloClient(peer.origin, 'key');
  const notes = await client.enerflo.notesByInstallIds(['10', '11'], null, createCall());
  expect(notes.map(({ id, installId }) => [id, installId])).toEqual([
    ['4', '10'],
    ['1', '10'],
    ['2', '11'],
    ['3', '10'],
  ]);
  expect(peer.requests).toHaveLength(3);
});

test('leaves out notes of other installs', async () => {
  await using peer = await startNotes();
  await using client = createEnerfloClient(peer.origin, 'key');
  const notes = await client.enerflo.notesByInstallIds(['11'], null, createCall());
  expect(notes.map(({ id }) => id)).toEqual(['2']);
});

test('asks for the following pages at the same time', async () => {
  const waiting: (() => void)[] = [];
  await using peer = await startPeer((request, response) => {
    const answer = () => json(response, { success: true, page: 1, totalPages: 4, notes: [row(waiting.length, 10)] });
    if (request.url?.includes('page=1&')) answer();
    else waiting.push(answer);
  });
  await using client = createEnerfloClient(peer.origin, 'key');
  const reading = client.enerflo.notesByInstallIds(['10'], null, createCall());
  await expect.poll(() => waiting.length).toBe(3);
  for (const answer of waiting) answer();
  await reading;
  expect(peer.requests).toHaveLength(4);
});

test('asks for no more than four pages at the same time', async () => {
  const waiting: (() => void)[] = [];
  await using peer = await startPeer((request, response) => {
    const answer = () => json(response, { success: true, page: 1, totalPages: 11, notes: [row(1, 10)] });
    if (request.url?.includes('page=1&')) answer();
    else waiting.push(answer);
  });
  await using client = createEnerfloClient(peer.origin, 'key');
  const reading = client.enerflo.notesByInstallIds(['10'], null, createCall());
  for (const size of [4, 4, 2]) {
    await expect.poll(() => waiting.length, { interval: 5 }).toBe(size);
    for (const answer of waiting.splice(0)) answer();
  }
  await reading;
  expect(peer.requests).toHaveLength(11);
});

test('sends nothing after a page failed, and ends the pages under way', async () => {
  await using peer = await startPeer((request, response) => {
    const page = new URL(request.url ?? '', 'http://x').searchParams.get('page');
    if (page === '1') json(response, { success: true, page: 1, totalPages: 15, notes: [row(1, 10)] });
    else if (page === '5') json(response, {}, 429);
  });
  await using client = createEnerfloClient(peer.origin, 'key');
  const call = createCall();
  await expect(client.enerflo.notesByInstallIds(['10'], null, call)).rejects.toMatchObject({ failure: 'rateLimited', status: 429 });
  await expect.poll(() => call.recorded.length).toBe(5);
  expect(call.recorded.map(({ outcome }) => outcome).toSorted()).toEqual(['cancelled', 'cancelled', 'cancelled', 'ok', 'rateLimited']);
  expect(peer.requests.length).toBeLessThanOrEqual(5);
});

test('sends no further pages when the reader left', async () => {
  const call = createCall();
  await using peer = await startPeer((request, response) => {
    if (request.url?.includes('page=3&')) call.abort();
    else json(response, { success: true, page: 1, totalPages: 15, notes: [row(1, 10)] });
  });
  await using client = createEnerfloClient(peer.origin, 'key');
  await expect(client.enerflo.notesByInstallIds(['10'], null, call)).rejects.toMatchObject({ failure: 'cancelled' });
  expect(peer.requests.length).toBeLessThanOrEqual(5);
});

test('a person is told before the second page when there are more than 20, since they would use up the limit', async () => {
  await using peer = await startNotes(21);
  await using client = createEnerfloClient(peer.origin, 'key');
  await expect(client.enerflo.notesByInstallIds(['10'], null, createCall())).rejects.toMatchObject({
    failure: 'rateLimited',
    retryAfterMs: null,
    status: null,
  });
  expect(peer.requests).toHaveLength(1);
});

test('background work reads as many pages as there are', async () => {
  await using peer = await startPeer((request, response) => {
    const page = Number(new URL(request.url ?? '', 'http://x').searchParams.get('page'));
    json(response, { success: true, page, totalPages: 30, notes: [row(page, 10)] });
  });
  await using client = createEnerfloClient(peer.origin, 'key');
  expect(await client.enerflo.notesByInstallIds(['10'], null, createCall({ priority: 'background' }))).toHaveLength(30);
});

test('background work stops at the first empty page, whatever number of pages was told', async () => {
  await using peer = await startNotes(1_000_000_000);
  await using client = createEnerfloClient(peer.origin, 'key');
  expect(await client.enerflo.notesByInstallIds(['10'], null, createCall({ priority: 'background' }))).toHaveLength(3);
  expect(peer.requests).toHaveLength(5);
});

test('stops at an empty page, whatever it says of further ones', async () => {
  await using peer = await startPeer((_request, response) => json(response, { success: true, page: 1, totalPages: 7, notes: [] }));
  await using client = createEnerfloClient(peer.origin, 'key');
  expect(await client.enerflo.notesByInstallIds(['10'], null, createCall())).toEqual([]);
  expect(peer.requests).toHaveLength(1);
});

test('asks for notes after a time in whole seconds, pages of 100, oldest first', async () => {
  await using peer = await startNotes(1);
  await using client = createEnerfloClient(peer.origin, 'key');
  await client.enerflo.notePage('2025-03-24T00:00:00.750Z', 1, createCall());
  expect(peer.requests).toEqual(['GET /api/v3/installs/notes?page=1&pageSize=100&orderDir=asc&created_after=2025-03-24T00%3A00%3A00Z']);
});

test('makes no call for ids that no install can have', async () => {
  await using peer = await startNotes();
  await using client = createEnerfloClient(peer.origin, 'key');
  expect(await client.enerflo.notesByInstallIds(['abc', ''], null, createCall())).toEqual([]);
  expect(peer.requests).toEqual([]);
});

describe('of a page with notes of many installs', () => {
  let drift: KeptDrift;
  beforeEach(() => {
    drift = keepDrift();
  });
  afterEach(() => drift[Symbol.dispose]());

  const ask = async (notes: readonly unknown[], installId = '10') => {
    await using peer = await startPeer((_request, response) => json(response, { success: true, page: 1, totalPages: 1, notes }));
    await using client = createEnerfloClient(peer.origin, 'key');
    const found = await client.enerflo.notesByInstallIds([installId], null, createCall());
    return found.map(({ id }) => id);
  };
  const tell = (path: string) => ({ source: 'ENERFLO', operation: 'notePage', path });

  test('only the rows of the wanted installs are read: what is wrong with others is the sync to tell', async () => {
    expect(await ask([row(1, 10), { ...row(2, 11), created_at: 'soon' }])).toEqual(['1']);
    expect(drift.messages).toEqual([]);
  });

  test('a row of a wanted install that cannot be read is left out, one that can be read in part is not; both are told', async () => {
    expect(await ask([row(1, 10), { ...row(2, 10), created_at: 'soon' }, { ...row(3, 10), author_id: 'Anna' }])).toEqual(['1', '3']);
    expect(drift.messages).toEqual([tell('$.notes[1].created_at'), tell('$.notes[2].author_id')]);
  });

  test('a row that does not say whose it is is told', async () => {
    expect(await ask([row(1, 10), { ...row(2, 10), id: 'x', epc_install_id: null }, row(3, 10), 7])).toEqual(['1', '3']);
    expect(drift.messages).toEqual([tell('$.notes[1].id'), tell('$.notes[3]')]);
  });

  test('the rows of a wanted install, none readable, are told beside the readable ones of others, and nothing readable is malformed', async () => {
    const unreadable = { ...row(2, 10), note_id: null };
    expect(await ask([row(1, 11), unreadable])).toEqual([]);
    expect(drift.messages).toEqual([tell('$.notes[1].note_id')]);
    await expect(ask([unreadable])).rejects.toMatchObject({ failure: 'malformed', path: '$.notes[0].note_id' });
  });

  test('an install is found under the number its row names first', async () => {
    expect(await ask([{ ...row(1, 11), epc_install_id: 10 }, row(2, 11)])).toEqual(['1']);
    expect(await ask([{ ...row(1, 11), epc_install_id: '' }], '11')).toEqual(['1']);
  });
});
