import { expect, test } from 'vitest';
import { startEnerfloSandbox } from '../../support/enerflo-sandbox.ts';

test('an unknown install, deal or path is 404', async () => {
  await using sandbox = await startEnerfloSandbox();
  for (const path of ['/api/v3/installs/1', '/api/v3/installs/abc', '/api/v3/installs/find/d0000000-0000-4000-8000-000000000099', '/api/v2/installs']) {
    expect((await sandbox.ask('GET', path)).status).toBe(404);
  }
});

test('a status that is set is read back everywhere, and one that does not exist is 422', async () => {
  await using sandbox = await startEnerfloSandbox();
  expect((await sandbox.ask('PUT', '/api/v3/installs/1400001', { status_id: 4 })).body).toMatchObject({ status_name: 'On Hold' });
  expect((await sandbox.ask('PUT', '/api/v3/installs/1400001', { status_id: 99 })).body).toHaveProperty('errors.status_id');
  expect((await sandbox.ask('GET', '/api/v3/installs/1400001')).body).toMatchObject({ status_id: 4, status_name: 'On Hold' });
  expect((await sandbox.ask('GET', '/api/v1/customers/2900001')).body).toHaveProperty('surveys.12400001.install.status', 'On Hold');
});

test('milestone dates are set one by one, cleared by null, and move the current milestone', async () => {
  await using sandbox = await startEnerfloSandbox();
  const path = '/api/v3/installs/1400001/milestones/3902';
  await sandbox.ask('PUT', path, { completed_date: '2025-03-28', due_date: null });
  const { all_milestones, current_milestone } = (
    await sandbox.ask<{ readonly all_milestones: readonly unknown[]; readonly current_milestone: unknown }>('GET', '/api/v3/installs/1400001')
  ).body;
  expect(all_milestones[1]).toMatchObject({ start_date: '2025-03-21', due_date: null, completed_date: '2025-03-28' });
  expect(current_milestone).toEqual({ id: 3903, title: 'Permitting', sequence: 3 });
});

test('a milestone that is not there is 404, a date that is none 422', async () => {
  await using sandbox = await startEnerfloSandbox();
  expect((await sandbox.ask('PUT', '/api/v3/installs/1400001/milestones/1', {})).status).toBe(404);
  expect((await sandbox.ask('PUT', '/api/v3/installs/1400001/milestones/3902', { due_date: '28.03.2025' })).status).toBe(422);
});

test('a note needs a text and an install', async () => {
  await using sandbox = await startEnerfloSandbox();
  expect((await sandbox.ask('POST', '/api/v3/installs/1400001/notes', { note: '  ' })).body).toHaveProperty('errors.note');
  expect((await sandbox.ask('POST', '/api/v3/installs/1/notes', { note: 'text' })).status).toBe(404);
});

test('a change behind Busbar’s back shows, in pinned installs too', async () => {
  await using sandbox = await startEnerfloSandbox();
  await sandbox.ask('PUT', '/__sandbox/entities/install/1400001', { statusId: 2, systemSizeKw: 9.9, wire: { brand_new: { field: 1 } } });
  expect((await sandbox.ask('GET', '/api/v3/installs/1400001')).body).toMatchObject({ status_name: 'Completed', system_size: 9.9, brand_new: { field: 1 } });
});

test('a reset forgets all writes', async () => {
  await using sandbox = await startEnerfloSandbox();
  await sandbox.ask('PUT', '/api/v3/installs/1400001', { status_id: 4 });
  await sandbox.ask('POST', '/api/v3/installs/1400001/notes', { note: 'text' });
  const before = sandbox.world.notes.size;
  await sandbox.ask('POST', '/__sandbox/reset');
  expect((await sandbox.ask('GET', '/api/v3/installs/1400001')).body).toHaveProperty('status_id', 1);
  expect(sandbox.world.notes.size).toBe(before - 1);
});
