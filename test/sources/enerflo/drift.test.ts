import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Enerflo } from '../../../src/sources/enerflo/enerflo.ts';
import { createCall } from '../../support/call-context.ts';
import { createEnerfloClient } from '../../support/enerflo-client.ts';
import { type KeptDrift, keepDrift } from '../../support/keep-drift.ts';
import { json, startPeer } from '../../support/peer.ts';

let drift: KeptDrift;
beforeEach(() => {
  drift = keepDrift();
});
afterEach(() => drift[Symbol.dispose]());

const ask = async <T>(body: unknown, read: (enerflo: Enerflo) => Promise<T>): Promise<T> => {
  await using peer = await startPeer((_request, response) => json(response, body));
  await using client = createEnerfloClient(peer.origin, 'key');
  return await read(client.enerflo);
};

const readInstall = (row: object) => ask({ id: 1, ...row }, (enerflo) => enerflo.installById('1', createCall()));
const readStep = async (step: object) => (await readInstall({ all_milestones: [{ id: 3901, ...step }] }))?.milestones[0];

test.each(['2025-02-31', '2025-99-99', '0000-00-00', '0000-01-01', '2025-04-31', '2023-02-29', '10000-01-01', 'soon'])(
  'a day that no calendar has is null: %s',
  async (day) => {
    expect(await readStep({ start_date: day, due_date: '2024-02-29' })).toMatchObject({ startDate: null, dueDate: '2024-02-29' });
    expect(drift.messages).toEqual([{ source: 'ENERFLO', operation: 'installById', path: '$.all_milestones[0].start_date' }]);
  },
);

test.each([
  '2025-02-31 10:00:00',
  '2025-99-99 10:00:00',
  '0000-00-00 00:00:00',
  '0000-01-01 00:00:00',
  '2025-02-31T10:00:00Z',
  '9999-12-31T23:00:00-05:00',
  '0001-01-01T00:00:00+05:00',
  'yesterday',
  '7',
])('a time that no calendar has is null: %s', async (time) => {
  expect(await readInstall({ created_at: time, updated_at: '0001-01-01 00:00:00' })).toMatchObject({
    createdAt: null,
    updatedAt: '0001-01-01T00:00:00.000Z',
  });
  expect(drift.messages).toEqual([{ source: 'ENERFLO', operation: 'installById', path: '$.created_at' }]);
});

test.each([2 ** 31, -(2 ** 31) - 1, 12.5, '3000000000', 1e300])('a count that is no 32-bit integer is null: %s', async (count) => {
  expect(await readInstall({ panel_count: count, solarData: { panel_count: count, inverter_count: count, system_size: 8.1 } })).toMatchObject({
    panelCount: null,
    solarDesign: { panelCount: null, inverterCount: null, systemSizeKw: 8.1 },
  });
  expect(await readStep({ sequence: count })).toMatchObject({ sequence: null });
});

test('a number beyond all floats is null', async () => {
  await using peer = await startPeer((_request, response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":1,"system_size":1e999}'),
  );
  await using client = createEnerfloClient(peer.origin, 'key');
  expect(await client.enerflo.installById('1', createCall())).toMatchObject({ systemSizeKw: null });
});

test('what is unreadable stays in raw as it came', async () => {
  const install = await readInstall({ v2_survey_id: 'no uuid', all_milestones: [{ id: 3901, start_date: '2025-02-31' }] });
  expect(install).toMatchObject({ dealId: null, raw: { v2_survey_id: 'no uuid' }, milestones: [{ startDate: null, raw: { start_date: '2025-02-31' } }] });
});

test('milestones that are no list cost the install, which would read as one without any', async () => {
  await expect(readInstall({ all_milestones: 'later' })).rejects.toMatchObject({ failure: 'malformed', path: '$.all_milestones' });
});

test('what Enerflo leaves empty is no drift', async () => {
  await readInstall({ created_at: '', all_milestones: [], customer: null, panel_count: '24' });
  expect(drift.messages).toEqual([]);
});

test('an unreadable install is left out of its page, and told', async () => {
  const page = await ask({ total: 3, results: [{ id: 3 }, { id: 'private value' }, { id: 1, v2_survey_id: 'no uuid' }] }, (enerflo) =>
    enerflo.installPage(1, 100, createCall()),
  );
  expect(page).toMatchObject({ total: 3, installs: [{ id: '3' }, { id: '1', dealId: null }] });
  expect(drift.messages).toEqual([
    { source: 'ENERFLO', operation: 'installPage', path: '$.results[1].id' },
    { source: 'ENERFLO', operation: 'installPage', path: '$.results[2].v2_survey_id' },
  ]);
});

test('an unreadable customer is left out of its page, one with an odd field is not', async () => {
  const page = await ask({ dataCount: 2, data: [null, { id: 2, uuid: 'none', surveys: { 1: { install: { id: {} } } }, integration_maps: [7] }] }, (enerflo) =>
    enerflo.customerPage(1, 100, createCall()),
  );
  expect(page).toMatchObject({ total: 2, customers: [{ id: '2', uuid: null, installIds: [] }] });
  expect(drift.messages).toEqual(
    ['$.data[0]', '$.data[1].uuid', '$.data[1].integration_maps[0]', '$.data[1].surveys.1.install.id'].map((path) => ({
      source: 'ENERFLO',
      operation: 'customerPage',
      path,
    })),
  );
});

test('an unreadable note is left out of its page', async () => {
  const good = { note_id: 1, id: 10, note: 'a', created_at: '2025-03-21 15:20:00' };
  const notes = [good, { ...good, note_id: 2, created_at: '2025-02-31 15:20:00' }, { ...good, note_id: 3, deleted_at: 'never' }];
  const page = await ask({ success: true, page: 1, totalPages: 1, notes }, (enerflo) => enerflo.notePage(null, 1, createCall()));
  expect(page.notes.map(({ id, deletedAt }) => [id, deletedAt])).toEqual([
    ['1', null],
    ['3', null],
  ]);
  expect(drift.messages).toMatchObject([{ path: '$.notes[1].created_at' }, { path: '$.notes[2].deleted_at' }]);
});

test.each([
  ['customers', { dataCount: 1, data: [{}] }, '$.data[0].id', (enerflo: Enerflo) => enerflo.searchCustomers('x', createCall())],
  ['notes', { page: 1, totalPages: 1, notes: [{}] }, '$.notes[0].note_id', (enerflo: Enerflo) => enerflo.notePage(null, 1, createCall())],
])('a page of which no row is readable is malformed: %s', async (_name, body, path, read) => {
  await expect(ask<unknown>(body, read)).rejects.toMatchObject({ failure: 'malformed', path });
});
