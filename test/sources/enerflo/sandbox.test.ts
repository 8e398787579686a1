import { expect, test } from 'vitest';
import { SANDBOX_CREDENTIALS } from '../../../sandbox/credentials.ts';
import type { Fault } from '../../../sandbox/options.ts';
import { SourceError } from '../../../src/domain/source-error.ts';
import { createCall } from '../../support/call-context.ts';
import { createEnerfloClient } from '../../support/enerflo-client.ts';
import { startEnerfloSandbox } from '../../support/enerflo-sandbox.ts';
import { CUSTOMER, INSTALL, INSTALL_ROW, MILESTONES, NOTES, STATUSES } from './expected.ts';

/** The sandbox and the client towards it. */
const start = async () => {
  const sandbox = await startEnerfloSandbox();
  const client = createEnerfloClient(sandbox.origin, SANDBOX_CREDENTIALS.enerfloKey);
  return {
    sandbox,
    enerflo: client.enerflo,
    [Symbol.asyncDispose]: async () => {
      await client[Symbol.asyncDispose]();
      await sandbox[Symbol.asyncDispose]();
    },
  };
};

test('an install by id is install.json in domain words, for one call', async () => {
  await using both = await start();
  const call = createCall();
  const install = await both.enerflo.installById('1400001', call);
  expect(install).toMatchObject({ ...INSTALL, milestones: MILESTONES });
  expect(await both.sandbox.calls()).toEqual(['GET /api/v3/installs/1400001']);
  expect(call.recorded).toMatchObject([{ source: 'ENERFLO', operation: 'installById', path: '/api/v3/installs/{id}', outcome: 'ok' }]);
});

test('an install by deal id is the same install, for one call', async () => {
  await using both = await start();
  const install = await both.enerflo.installByDealId('d0000000-0000-4000-8000-000000000001', createCall());
  expect(install).toEqual(await both.enerflo.installById('1400001', createCall()));
  expect(await both.sandbox.calls()).toHaveLength(2);
});

test('ids nobody has are null for one call, ids nobody can have for none', async () => {
  await using both = await start();
  const { enerflo } = both;
  const unknown = [
    enerflo.installById('1', createCall()),
    enerflo.installByDealId('d0000000-0000-4000-8000-000000000099', createCall()),
    enerflo.customerById('1', createCall()),
  ];
  expect(await Promise.all(unknown)).toEqual([null, null, null]);
  expect(await both.sandbox.calls()).toHaveLength(3);
  const impossible = [
    enerflo.installById('../1400001', createCall()),
    enerflo.installById('0', createCall()),
    enerflo.installByDealId('1400001', createCall()),
  ];
  expect(await Promise.all(impossible)).toEqual([null, null, null]);
  expect(await enerflo.customerById('x', createCall())).toBeNull();
  expect(await both.sandbox.calls()).toHaveLength(3);
});

test('the list of installs is read in pages of 100 until its total, newest first', async () => {
  await using both = await start();
  const { installs, total } = await both.enerflo.installPage(1, 1000, createCall());
  expect(total).toBe(both.sandbox.world.installs.size);
  expect(installs).toHaveLength(Math.min(total, 100));
  expect(await both.sandbox.calls()).toEqual(['GET /api/v3/installs?page=1&per_page=100']);
  const last = await both.enerflo.installPage(Math.ceil(total / 100), 100, createCall());
  expect(last.installs.find(({ id }) => id === '1400001')).toMatchObject(INSTALL_ROW);
});

test('the statuses are the company’s own list', async () => {
  await using both = await start();
  expect(await both.enerflo.installStatuses(createCall())).toEqual(STATUSES);
});

test('the notes of an install are found in as many calls as there are pages', async () => {
  await using both = await start();
  const notes = await both.enerflo.notesByInstallIds(['1400001'], '2025-03-18T16:00:00.000Z', createCall());
  const calls = await both.sandbox.calls();
  const { totalPages } = await both.enerflo.notePage('2025-03-18T16:00:00.000Z', 1, createCall());
  expect(notes).toEqual(NOTES);
  expect(calls).toHaveLength(totalPages);
});

test('notes of several installs are those of the world', async () => {
  await using both = await start();
  const { world } = both.sandbox;
  const ids = Array.from({ length: 10 }, (_, index) => String(world.installs.at(index + 3)?.id));
  const notes = await both.enerflo.notesByInstallIds(ids, null, createCall());
  const expected = ids.flatMap((id) => world.noteIdsOfInstall(Number(id)).map(String));
  expect(notes.map(({ id }) => id).toSorted()).toEqual(expected.toSorted());
  expect(notes.length).toBeGreaterThan(0);
});

test('a customer is found by our own id and by e-mail, with installs, for one call each', async () => {
  await using both = await start();
  const byKey = await both.enerflo.searchCustomers('crm-lead-000123', createCall());
  const byMail = await both.enerflo.searchCustomers('jordan.t@example.org', createCall());
  expect(byKey).toMatchObject([CUSTOMER]);
  expect(byMail).toEqual(byKey);
  expect(await both.sandbox.calls()).toHaveLength(2);
});

test('a customer by number and by uuid is the same record', async () => {
  await using both = await start();
  const truth = both.sandbox.world.enerfloCustomers.at(10);
  if (truth === undefined) throw new Error('no customer');
  const byNumber = await both.enerflo.customerById(String(truth.id), createCall());
  expect(byNumber).toMatchObject({ id: String(truth.id), uuid: truth.uuid, externalId: truth.externalId, lastName: truth.lastName });
  expect(await both.enerflo.customerById(truth.uuid, createCall())).toEqual(byNumber);
});

test('all customers are read page by page', async () => {
  await using both = await start();
  const first = await both.enerflo.customerPage(1, 50, createCall());
  const second = await both.enerflo.customerPage(2, 50, createCall());
  expect(first.total).toBe(both.sandbox.world.enerfloCustomers.size);
  expect(new Set([...first.customers, ...second.customers].map(({ id }) => id)).size).toBe(Math.min(100, first.total));
});

test('a lead is added once per external id and found again', async () => {
  await using both = await start();
  const lead = { externalId: 'lead-77', firstName: 'Ida', lastName: 'Muster', address: 'Hauptstr. 5', city: 'Musterstadt', state: 'BB', zip: '05123' };
  const first = await both.enerflo.addLead({ ...lead, email: 'ida.muster@example.org' }, createCall());
  const second = await both.enerflo.addLead({ ...lead, city: 'Neustadt' }, createCall());
  expect(second).toEqual(first);
  expect(await both.enerflo.searchCustomers('lead-77', createCall())).toMatchObject([
    { id: first.customerId, city: 'Neustadt', email: 'ida.muster@example.org' },
  ]);
});

test('a lead that lacks what Enerflo needs is rejected', async () => {
  await using both = await start();
  const lead = { externalId: 'lead-77', firstName: '', lastName: 'Muster', address: 'Hauptstr. 5', city: 'Musterstadt', state: 'BB', zip: '05123' };
  await expect(both.enerflo.addLead(lead, createCall())).rejects.toMatchObject({ failure: 'rejected', status: 422 });
});

test('a status that is set is read back', async () => {
  await using both = await start();
  await both.enerflo.setInstallStatus('1400001', '4', createCall());
  expect((await both.enerflo.installById('1400001', createCall()))?.status).toEqual({ id: '4', name: 'On Hold' });
});

test('dates of a milestone are set, cleared and left alone', async () => {
  await using both = await start();
  await both.enerflo.updateMilestone('1400001', '3902', { completedDate: '2025-03-28', dueDate: null }, createCall());
  const install = await both.enerflo.installById('1400001', createCall());
  expect(install?.milestones[1]).toMatchObject({ startDate: '2025-03-21', dueDate: null, completedDate: '2025-03-28' });
  expect(install?.currentMilestoneId).toBe('1400001-3903');
});

test('a note is answered with its own id and found among the notes of its install', async () => {
  await using both = await start();
  const note = await both.enerflo.addNote('1400001', 'Zählerschrank bestellt.', createCall());
  expect(note).toMatchObject({ installId: '1400001', text: 'Zählerschrank bestellt.', deletedAt: null });
  const notes = await both.enerflo.notesByInstallIds(['1400001'], NOTES[2]?.createdAt ?? null, createCall());
  expect(notes).toEqual([note]);
});

test('a wrong key is rejected', async () => {
  await using sandbox = await startEnerfloSandbox();
  await using client = createEnerfloClient(sandbox.origin, 'wrong');
  await expect(client.enerflo.check(createCall())).rejects.toMatchObject({ failure: 'rejected', status: 401 });
});

test('faults of the wire are told apart', async () => {
  await using both = await start();
  const failureOf = async (fault: Fault): Promise<unknown> => {
    await both.sandbox.faults([fault]);
    const reading = both.enerflo.installById('1400001', createCall({ deadline: Date.now() + 300 }));
    return reading.then(() => null).catch((error: unknown) => (error instanceof SourceError ? error.failure : error));
  };
  expect(await failureOf({ kind: 'hang' })).toBe('timeout');
  expect(await failureOf({ kind: 'truncate' })).toBe('malformed');
  expect(await failureOf({ kind: 'status', status: 504 })).toBe('timeout');
  expect(await failureOf({ kind: 'malformed', body: '{"success":false}' })).toBe('unavailable');
  expect(await failureOf({ kind: 'malformed', body: '"Access not Permitted"' })).toBe('rejected');
  expect(await failureOf({ kind: 'html429' })).toBe('rateLimited');
});
