import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { dayInZone } from '../../../src/domain/day-in-zone.ts';
import type { Authenticate } from '../../../src/server/auth/require-scope.ts';
import { type Stack, startStack } from '../../support/stack.ts';
import { ADD_NOTE, type AddedNote, DONE, effects, PERFORMED, type Performed, writeTo } from './performed.ts';

/** Whoever asks has the scopes the request names, else all. */
const byScopes: Authenticate = async (headers) => {
  const scopes = new Set(String(headers['x-scopes'] ?? 'graph:read graph:write operate').split(' '));
  return { id: 'test', name: 'test', kind: 'apiKey', scopes, expiresAt: null };
};

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ authenticate: byScopes });
});
afterAll(() => stack.stop());
afterEach(() => stack.reset());

const write = writeTo(() => stack);

const costOf = async (source: 'enerflo' | 'enneo'): Promise<readonly string[]> =>
  (await stack.calls(source)).map(({ method, path }) => `${method} ${path.split('?')[0]}`);

describe('setInstallStatus', () => {
  const set = (args: string) => write<Performed & { install: unknown }>(`setInstallStatus(${args}) { ${PERFORMED} install { status { id name } } }`);

  it('takes a name of the company’s list in any case and shows the install as it is then: three calls and the list', async () => {
    expect(await set('installId: "1400001", statusName: " on HOLD "')).toMatchObject({ ...DONE, install: { status: { id: '4', name: 'On Hold' } } });
    expect(stack.world.installs.get('1400001')?.statusId).toBe(4);
    const install = '/api/v3/installs/1400001';
    expect(await costOf('enerflo')).toEqual(['GET /api/v3/install-statuses', `GET ${install}`, `PUT ${install}`, `GET ${install}`]);
  });

  it('takes an id', async () => {
    expect(await set('installId: "1400001", statusId: "2"')).toMatchObject({ ...DONE, install: { status: { name: 'Completed' } } });
  });

  it('lists the valid ones where a name is unknown, and sends nothing', async () => {
    const { write, userErrors } = await set('installId: "1400001", statusName: "Paused"');
    expect(write).toBeNull();
    expect(userErrors).toEqual([
      {
        field: 'statusName',
        code: 'NOT_FOUND',
        message: 'There is no such status. Valid ones: Active (1), Completed (2), Cancelled (3), On Hold (4), Voided (5).',
      },
    ]);
    expect(await effects(stack, 'enerflo')).toEqual([]);
  });

  it.each([
    ['installId: "999999999", statusId: "4"', 'installId', 'NOT_FOUND'],
    ['installId: "no number", statusId: "4"', 'installId', 'NOT_FOUND'],
    ['installId: "1400001"', 'statusId', 'MISSING'],
    ['installId: "1400001", statusId: "4", statusName: "On Hold"', 'statusId', 'MISSING'],
  ])('says what is wrong with %s', async (args, field, code) => {
    expect(await set(args)).toMatchObject({ write: null, userErrors: [{ field, code }] });
    expect(await effects(stack, 'enerflo')).toEqual([]);
  });

  it('sends nothing when it is so already', async () => {
    await set('installId: "1400001", statusId: "4"');
    expect(await set('installId: "1400001", statusId: "4"')).toMatchObject(DONE);
    expect(await effects(stack, 'enerflo')).toHaveLength(1);
  });
});

describe('updateMilestone', () => {
  const update = (dates: string, milestone = '1400001-3902') =>
    write<Performed & { milestone: unknown }>(
      `updateMilestone(installId: "1400001", milestoneId: "${milestone}", dates: { ${dates} }) { ${PERFORMED} milestone { startDate dueDate completedDate } }`,
    );

  it('sets what is given, clears what is null and leaves the rest', async () => {
    const milestone = { startDate: '2025-03-21', dueDate: null, completedDate: '2025-03-28' };
    expect(await update('dueDate: null, completedDate: "2025-03-28"')).toMatchObject({ ...DONE, milestone });
    expect(stack.world.installs.get('1400001')?.milestones[1]).toMatchObject(milestone);
    expect((await stack.calls('enerflo')).find(({ method }) => method === 'PUT')?.body).toEqual({ due_date: null, completed_date: '2025-03-28' });
  });

  it.each([
    ['dueDate: "2025-03-20"', '1400001-3902', 'dueDate', 'BEFORE_START'],
    ['completedDate: "2025-01-01"', '1400001-3902', 'completedDate', 'BEFORE_START'],
    ['startDate: "2025-04-01"', '1400001-3902', 'startDate', 'BEFORE_START'],
    ['', '1400001-3902', 'dates', 'MISSING'],
    ['dueDate: "2025-04-20"', '1400001-1', 'milestoneId', 'NOT_FOUND'],
    ['dueDate: "2025-04-20"', '1400002-3902', 'milestoneId', 'NOT_FOUND'],
  ])('refuses %s of %s', async (dates, milestone, field, code) => {
    expect(await update(dates, milestone)).toMatchObject({ write: null, userErrors: [{ field, code }] });
    expect(await effects(stack, 'enerflo')).toEqual([]);
  });

  it('completes a step today, by the calendar of the organisation', async () => {
    const done = await write<Performed & { milestone: unknown }>(
      `completeMilestone(installId: "1400001", milestoneId: "1400001-3903") { ${PERFORMED} milestone { completedDate } }`,
    );
    expect(done).toMatchObject({ ...DONE, milestone: { completedDate: dayInZone(Date.now(), 'Europe/Berlin') } });
  });

  it('completes a step on a day that is given', async () => {
    const mutation = `completeMilestone(installId: "1400001", milestoneId: "1400001-3904", date: "2025-05-02") { ${PERFORMED} milestone { completedDate } }`;
    expect(await write(mutation)).toMatchObject({ ...DONE, milestone: { completedDate: '2025-05-02' } });
  });
});

describe('addInstallNote', () => {
  it('adds the text without blanks at its ends, and answers the note', async () => {
    const { data } = await stack.ask<AddedNote>(ADD_NOTE, { text: '  Grüße aus dem CRM ☀️ \n' });
    expect(data?.done).toMatchObject({ ...DONE, note: { text: 'Grüße aus dem CRM ☀️' } });
    expect(stack.world.notes.get(data?.done?.note?.id ?? '')).toMatchObject({ installId: 1_400_001, text: 'Grüße aus dem CRM ☀️' });
    expect(await costOf('enerflo')).toEqual(['GET /api/v3/installs/1400001', 'POST /api/v3/installs/1400001/notes']);
  });

  it.each([
    [' \n', 'MISSING'],
    ['x'.repeat(10_001), 'TOO_LONG'],
    ['a\0b', 'INVALID'],
  ])('refuses %j', async (text, code) => {
    const { data } = await stack.ask<AddedNote>(ADD_NOTE, { text });
    expect(data?.done).toMatchObject({ write: null, note: null, userErrors: [{ field: 'text', code }] });
    expect(await stack.calls('enerflo')).toEqual([]);
  });

  it('says that there is no such install', async () => {
    const { data } = await stack.ask<AddedNote>(ADD_NOTE, { text: 'hello', install: '77' });
    expect(data?.done).toMatchObject({ write: null, userErrors: [{ field: 'installId', code: 'NOT_FOUND' }] });
  });

  it('adds equal notes as often as it is asked to', async () => {
    for (let time = 0; time < 3; time += 1) await stack.ask(ADD_NOTE, { text: 'again' });
    expect(await effects(stack, 'enerflo')).toHaveLength(3);
  });
});

describe('addLead', () => {
  const LEAD = 'firstName: "Ada", lastName: "Muster", address: "1 Main St", city: "Phoenix", state: "az", zip: "85001"';
  const add = (input: string) =>
    write<Performed & { lead: { id: string } | null }>(`addLead(input: { ${input} }) { ${PERFORMED} lead { id externalId firstName state phone } }`);

  it('makes a lead under our id, and updates it under the same', async () => {
    const first = await add(`externalId: "crm-1", ${LEAD}, mobile: "(602) 555-0100"`);
    expect(first).toMatchObject({ ...DONE, lead: { externalId: 'crm-1', firstName: 'Ada', state: 'AZ', phone: '6025550100' } });
    const second = await add(`externalId: "crm-1", ${LEAD.replace('Ada', 'Eve')}`);
    expect(second).toMatchObject({ ...DONE, lead: { id: first.lead?.id, firstName: 'Eve' } });
    expect(await effects(stack, 'enerflo')).toHaveLength(2);
  });

  it('starts a deal even for a lead that is known and equal', async () => {
    await add(`externalId: "crm-2", ${LEAD}`);
    expect(await add(`externalId: "crm-2", ${LEAD}, dealTypeId: 7`)).toMatchObject(DONE);
    expect((await stack.calls('enerflo')).findLast(({ method }) => method === 'POST')?.body).toMatchObject({ lead: { createDeal: 7 } });
  });

  it('names every field that is wrong at once', async () => {
    const { userErrors } = await add('externalId: "crm-3", firstName: "", lastName: "M", address: "x", city: " ", state: "Arizona", zip: "1", email: "nobody"');
    expect(userErrors.map(({ field, code }) => `${field} ${code}`)).toEqual(['firstName MISSING', 'city MISSING', 'state INVALID', 'email INVALID']);
    expect(await stack.calls('enerflo')).toEqual([]);
  });

  it('fills it from the ERP, and says what the ERP does not know', async () => {
    const from = (details: string) =>
      write<Performed & { lead: unknown }>(`addLeadFromCustomer(customerId: "C-200001"${details}) { ${PERFORMED} lead { externalId firstName } }`);
    expect(await from('')).toMatchObject({ write: null, userErrors: [{ field: 'state', code: 'MISSING' }] });
    const done = await from(', details: { state: "by" }');
    expect(done).toMatchObject({ ...DONE, lead: { externalId: 'C-200001' } });
    const { party, address } = stack.world.customers.get('C-200001') ?? {};
    expect((await stack.calls('enerflo')).find(({ method }) => method === 'POST')?.body).toMatchObject({
      lead: {
        first_name: party?.firstName,
        last_name: party?.lastName,
        city: address?.city,
        zip: address?.postcode,
        state: 'BY',
        integration_record_id: 'C-200001',
      },
    });
  });

  it('says that the ERP has no such customer', async () => {
    expect(await write(`addLeadFromCustomer(customerId: "nobody") { ${PERFORMED} }`)).toMatchObject({
      write: null,
      userErrors: [{ field: 'customerId', code: 'NOT_FOUND' }],
    });
  });
});

describe('the next read of the same caller', () => {
  const INSTALL = '{ install(id: "1400001") { status { id } milestones { id dueDate } notes { nodes { text } } } ticket(id: "376189") { priority } }';

  it('sees every write, though it had all of it in its caches, and costs no call for what was read after the write', async () => {
    await stack.ask(INSTALL);
    await write(`setInstallStatus(installId: "1400001", statusId: "4") { ${PERFORMED} }`);
    await write(`updateMilestone(installId: "1400001", milestoneId: "1400001-3905", dates: { dueDate: "2025-09-09" }) { ${PERFORMED} }`);
    await stack.ask(ADD_NOTE, { text: 'seen at once' });
    await write(`updateTicket(id: "376189", input: { priority: HIGH }) { ${PERFORMED} }`);
    const before = (await stack.calls('enerflo')).length;
    const { data } = await stack.ask(INSTALL);
    expect(data).toMatchObject({ install: { status: { id: '4' } }, ticket: { priority: 'high' } });
    expect(JSON.stringify(data)).toContain('{"id":"1400001-3905","dueDate":"2025-09-09"}');
    expect(JSON.stringify(data)).toContain('seen at once');
    expect((await costOf('enerflo')).slice(before)).toEqual(['GET /api/v3/installs/notes']);
  });

  it('sees within one request what that request has written', async () => {
    const set = (statusId: string) =>
      `setInstallStatus(installId: "1400002", statusId: "${statusId}") { install { currentMilestone { install { status { id } } } } }`;
    const { data } = await stack.ask(`mutation { first: ${set('2')} second: ${set('3')} }`);
    const seen = (id: string) => ({ install: { currentMilestone: { install: { status: { id } } } } });
    expect(data).toEqual({ first: seen('2'), second: seen('3') });
  });
});

it('a key that may only read may not write, and learns nothing', async () => {
  const { data, errors } = await stack.ask(ADD_NOTE, { text: 'no' }, { 'x-scopes': 'graph:read' });
  expect(data).toEqual({ done: null });
  expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  expect(await stack.calls('enerflo')).toEqual([]);
});

describe('audit', () => {
  const AUDIT = '{ audit(entity: "install", entityId: "1400003") { at principal action details } }';

  it('says of each write who, what, before, after and what became of it', async () => {
    for (let time = 0; time < 2; time += 1) await write(`setInstallStatus(installId: "1400003", statusId: "5") { ${PERFORMED} }`);
    const { data } = await stack.ask<{ audit: unknown[] }>(AUDIT);
    const entry = { principal: 'apiKey:test', action: 'setInstallStatus', at: expect.any(String) };
    expect(data?.audit).toMatchObject([
      { ...entry, details: { outcome: 'unchanged', before: { statusId: '5' }, after: { statusId: '5' } } },
      { ...entry, details: { outcome: 'done', before: { statusId: '4' }, after: { statusId: '5' }, writeId: expect.any(String) } },
    ]);
  });

  it('is for operators', async () => {
    const { data, errors } = await stack.ask(AUDIT, {}, { 'x-scopes': 'graph:read graph:write' });
    expect(data).toEqual({ audit: null });
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });
});
