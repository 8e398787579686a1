import { expect, test } from 'vitest';
import { startEnerfloSandbox } from '../../support/enerflo-sandbox.ts';

interface Installs {
  readonly total: number;
  readonly results: readonly { readonly id: number }[];
}

interface Notes {
  readonly totalPages: number;
  readonly notes: readonly { readonly note_id: number; readonly created_at: string; readonly deleted_at: string | null }[];
}

const ids = (rows: readonly { readonly id: number }[]): number[] => rows.map(({ id }) => id);

const isDescending = (numbers: readonly number[]): boolean => numbers.every((number, index) => index === 0 || number < (numbers[index - 1] ?? 0));

test('installs come 25 a page, newest id first, and each once over all pages', async () => {
  await using sandbox = await startEnerfloSandbox();
  const first = await sandbox.ask<Installs>('GET', '/api/v3/installs');
  const second = await sandbox.ask<Installs>('GET', '/api/v3/installs?page=2');
  const seen = [...ids(first.body.results), ...ids(second.body.results)];
  expect(first.body.results).toHaveLength(25);
  expect(first.body.total).toBe(sandbox.world.installs.size);
  expect(seen).toHaveLength(50);
  expect(isDescending(seen)).toBe(true);
});

test('per_page below 1 is 25, and has no maximum', async () => {
  await using sandbox = await startEnerfloSandbox();
  expect((await sandbox.ask<Installs>('GET', '/api/v3/installs?per_page=0')).body.results).toHaveLength(25);
  expect((await sandbox.ask<Installs>('GET', '/api/v3/installs?per_page=100000')).body.results).toHaveLength(sandbox.world.installs.size);
});

test('a page behind the last one is empty', async () => {
  await using sandbox = await startEnerfloSandbox();
  expect((await sandbox.ask<Installs>('GET', '/api/v3/installs?page=1000')).body.results).toEqual([]);
  expect((await sandbox.ask<Notes>('GET', '/api/v3/installs/notes?page=1000')).body.notes).toEqual([]);
  expect((await sandbox.ask<{ readonly data: unknown }>('GET', '/api/v1/customers?page=1000')).body.data).toEqual([]);
});

test('notes of all installs come by time in both directions, soft-deleted ones too', async () => {
  await using sandbox = await startEnerfloSandbox();
  const ascending = (await sandbox.ask<Notes>('GET', '/api/v3/installs/notes?pageSize=100000&orderDir=asc')).body;
  const descending = (await sandbox.ask<Notes>('GET', '/api/v3/installs/notes?pageSize=100000')).body;
  const times = ascending.notes.map((note) => note.created_at);
  expect(times).toEqual(times.toSorted());
  expect(descending.notes).toEqual(ascending.notes.toReversed());
  expect(ascending).toMatchObject({ success: true, page: 1, totalPages: 1 });
  expect(ascending.notes).toHaveLength(sandbox.world.notes.size);
  expect(ascending.notes.some((note) => note.deleted_at !== null)).toBe(true);
});

test('pages of notes put together are the whole list, in both directions', async () => {
  await using sandbox = await startEnerfloSandbox();
  const read = async (orderDir: string) => {
    const whole = (await sandbox.ask<Notes>('GET', `/api/v3/installs/notes?pageSize=100000&orderDir=${orderDir}`)).body.notes;
    const first = (await sandbox.ask<Notes>('GET', `/api/v3/installs/notes?pageSize=40&orderDir=${orderDir}`)).body;
    const pages = [first.notes];
    for (let page = 2; page <= first.totalPages; page += 1) {
      pages.push((await sandbox.ask<Notes>('GET', `/api/v3/installs/notes?page=${page}&pageSize=40&orderDir=${orderDir}`)).body.notes);
    }
    return { whole, paged: pages.flat() };
  };
  for (const { whole, paged } of [await read('asc'), await read('desc')]) expect(paged).toEqual(whole);
});

test('created_after leaves out notes up to and at that second', async () => {
  await using sandbox = await startEnerfloSandbox();
  const { notes } = (await sandbox.ask<Notes>('GET', '/api/v3/installs/notes?pageSize=100000&orderDir=asc&created_after=2025-03-24T08:02:19Z')).body;
  const noteIds = notes.map((note) => note.note_id);
  expect(noteIds).not.toContain(910001);
  expect(noteIds).not.toContain(910002);
  expect(noteIds).toContain(910003);
});

test('a note written behind Busbar’s back is listed at its time', async () => {
  await using sandbox = await startEnerfloSandbox();
  await sandbox.ask<Notes>('GET', '/api/v3/installs/notes');
  const note = { id: 999999, installId: 1400001, authorId: 1, text: 'early', createdAt: 1, deletedAt: null };
  await sandbox.ask('PUT', '/__sandbox/entities/note/999999', note);
  const { body } = await sandbox.ask<Notes>('GET', '/api/v3/installs/notes?pageSize=1&orderDir=asc');
  expect(body.notes[0]?.note_id).toBe(999999);
});
