import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { startEnerfloSandbox } from '../../support/enerflo-sandbox.ts';

const readFixture = (name: string) => JSON.parse(readFileSync(new URL(`../../fixtures/enerflo/${name}.json`, import.meta.url), 'utf8'));

test('the pinned install is install.json field by field, by id and by deal', async () => {
  await using sandbox = await startEnerfloSandbox();
  const byId = await sandbox.ask('GET', '/api/v3/installs/1400001');
  const byDeal = await sandbox.ask('GET', '/api/v3/installs/find/d0000000-0000-4000-8000-000000000001');
  expect(byId.body).toEqual(readFixture('install'));
  expect(byDeal.body).toEqual(readFixture('install'));
});

test('the rows of the pinned installs are those of installs-list.json', async () => {
  await using sandbox = await startEnerfloSandbox();
  const { body } = await sandbox.ask<{ readonly results: readonly { readonly id: number }[] }>('GET', '/api/v3/installs?per_page=1000');
  const rows = body.results.filter(({ id }) => id <= 1400003);
  expect(rows).toEqual(readFixture('installs-list').results);
});

test('the pinned notes are those of notes-list.json', async () => {
  await using sandbox = await startEnerfloSandbox();
  const { body } = await sandbox.ask<{ readonly notes: readonly { readonly note_id: number }[] }>('GET', '/api/v3/installs/notes?pageSize=10000&orderDir=asc');
  expect(body.notes.filter(({ note_id }) => note_id <= 910003)).toEqual(readFixture('notes-list').notes);
});

test('the pinned customer is customer-v1.json field by field', async () => {
  await using sandbox = await startEnerfloSandbox();
  const { body } = await sandbox.ask('GET', '/api/v1/customers?search=crm-lead-000123');
  expect(body).toEqual({ dataCount: 1, data: [readFixture('customer-v1')] });
});

test('the statuses are install-statuses.json', async () => {
  await using sandbox = await startEnerfloSandbox();
  expect((await sandbox.ask('GET', '/api/v3/install-statuses')).body).toEqual(readFixture('install-statuses'));
});

test('lead-add.request.json updates the pinned customer and answers its id', async () => {
  await using sandbox = await startEnerfloSandbox();
  const { body } = await sandbox.ask('POST', '/api/v1/partner/action/lead/add', readFixture('lead-add.request'));
  expect(body).toEqual({ ...readFixture('lead-add.response'), message: 'Lead Updated' });
});
