import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Principal } from '../../../src/domain/principal.ts';
import { type Stack, startStack } from '../../support/stack.ts';
import { effects, PERFORMED, type Performed, stateOf } from './performed.ts';

const LEAD = '2900004';
const POST = 'POST /api/v1/appointments';
const LIST = `GET /api/v3/customers/${LEAD}/appointments`;
const clock = { aheadMs: 0 };
const CALLER: Principal = { id: 'crm', name: 'crm', kind: 'apiKey', scopes: new Set(['graph:read', 'graph:write', 'operate']), expiresAt: null };

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ clock, breakers: false, deadlineMs: 2000, authenticate: async () => CALLER });
});
afterAll(() => stack.stop());
afterEach(async () => {
  await stack.reset();
  clock.aheadMs += 60_000;
});

const add = (startsAt: string, more = '') =>
  stack.ask<{ done: Performed | null }>(`mutation { done: addAppointment(leadId: "${LEAD}", startsAt: "${startsAt}"${more}) { ${PERFORMED} } }`);

const lost = async (startsAt: string, kind: 'resetAfter' | 'reset' | 'hangAfter', more: readonly object[] = []) => {
  await stack.faults('enerflo', [{ kind, match: POST, times: 1 }, ...JSON.parse(JSON.stringify(more))]);
  return add(startsAt);
};

const settled = ({ errors }: Awaited<ReturnType<typeof add>>) => {
  expect(errors).toMatchObject([{ extensions: { code: 'OUTCOME_UNKNOWN' } }]);
  clock.aheadMs += 2000;
  return stateOf(stack, errors?.[0]?.extensions.writeId);
};

it('is sent once, in UTC to the second, with the user who is to come; audit tells of it', async () => {
  const { data } = await add('2026-06-01T16:00:00.500+02:00', ', assignToUserId: "77", idempotencyKey: "a1"');
  expect(data?.done).toMatchObject({ write: { state: 'DONE', resultId: expect.stringMatching(/^\d+$/) }, userErrors: [] });
  expect((await add('2026-06-01T14:00:00Z', ', assignToUserId: "77", idempotencyKey: "a1"')).data).toEqual(data);
  const [sent, ...rest] = (await stack.calls('enerflo')).filter(({ method }) => method === 'POST');
  expect(sent).toMatchObject({ body: { customer_id: 2900004, appointment_date: '2026-06-01T14:00:00Z', assigned_to: 77 } });
  expect(rest).toEqual([]);
  const { data: told } = await stack.ask(`{ audit(entity: "lead", entityId: "${LEAD}") { action details } }`);
  expect(told?.audit).toMatchObject([{ action: 'addAppointment', details: { outcome: 'done' } }]);
});

it('where there is one at that time nothing is sent, and somebody else’s is a conflict', async () => {
  const first = await add('2026-06-02T14:00:00Z', ', assignToUserId: "77"');
  const again = await add('2026-06-02T14:00:00Z');
  expect(again.data?.done).toMatchObject({ write: { state: 'DONE', resultId: first.data?.done?.write?.resultId } });
  const other = await add('2026-06-02T14:00:00Z', ', assignToUserId: "78"');
  expect(other.data?.done).toMatchObject({ write: null, userErrors: [{ field: 'startsAt', code: 'CONFLICT' }] });
  expect(await effects(stack, 'enerflo')).toEqual([POST]);
});

it.each([
  ['leadId', 'NOT_FOUND', 'mutation { done: addAppointment(leadId: "2999999", startsAt: "2026-06-01T14:00:00Z")'],
  ['leadId', 'NOT_FOUND', 'mutation { done: addAppointment(leadId: "nobody", startsAt: "2026-06-01T14:00:00Z")'],
  ['assignToUserId', 'INVALID', `mutation { done: addAppointment(leadId: "${LEAD}", startsAt: "2026-06-01T14:00:00Z", assignToUserId: "Ada")`],
])('what people can put right is a user error of %s: %s', async (field, code, mutation) => {
  const { data } = await stack.ask(`${mutation} { ${PERFORMED} } }`);
  expect(data?.done).toMatchObject({ write: null, userErrors: [{ field, code }] });
  expect(await effects(stack, 'enerflo')).toEqual([]);
});

it('without an answer it is found in the list at once', async () => {
  expect((await lost('2026-06-03T14:00:00Z', 'resetAfter')).data?.done).toMatchObject({ write: { state: 'DONE', resultId: expect.any(String) } });
  expect(await effects(stack, 'enerflo')).toEqual([POST]);
});

it.each([
  ['hangAfter', 'DONE', 1],
  ['reset', 'FAILED', 0],
] as const)('in doubt because of %s it is %s for who asks', async (kind, state, count) => {
  expect(await settled(await lost('2026-06-04T14:00:00Z', kind))).toBe(state);
  expect(await effects(stack, 'enerflo')).toHaveLength(count);
});

it('where the list is of another shape it is sent all the same, and in doubt stays unknown for good', async () => {
  const foreign = [{ kind: 'malformed', body: '{"appointments":[]}', match: LIST }];
  const answer = await lost('2026-06-05T14:00:00Z', 'resetAfter', foreign);
  expect(await settled(answer)).toBe('UNKNOWN');
  const { data } = await stack.ask('query($id: ID!) { write(id: $id) { askAgainAt } }', { id: answer.errors?.[0]?.extensions.writeId });
  expect(data).toEqual({ write: { askAgainAt: null } });
  expect((await add('2026-06-05T15:00:00Z')).data?.done).toMatchObject({ write: { state: 'DONE' } });
  expect(await effects(stack, 'enerflo')).toEqual([POST, POST]);
});
