import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Authenticate } from '../../../src/server/auth/require-scope.ts';
import { type Stack, startStack } from '../../support/stack.ts';
import { ADD_NOTE, type AddedNote, effects, PERFORMED, type Performed, stateOf } from './performed.ts';

const byHeader: Authenticate = async (headers) => {
  const scopes = new Set(['graph:read', 'graph:write', ...(headers['x-operator'] === undefined ? [] : ['operate'])]);
  return { id: String(headers['x-caller'] ?? 'test'), name: 'test', kind: 'apiKey', scopes, expiresAt: null };
};

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ authenticate: byHeader });
});
afterAll(() => stack.stop());
afterEach(() => stack.reset());

const addNote = async (text: string, key: string | null, headers: Record<string, string> = {}) => {
  const { data, errors } = await stack.ask<AddedNote>(ADD_NOTE, { text, key }, headers);
  if (data?.done == null) throw new Error(JSON.stringify(errors));
  return data.done;
};

it('the same key with the same input answers what the first one brought, and costs no call', async () => {
  const first = await addNote('once', 'key-1');
  expect(first.write?.state).toBe('DONE');
  const calls = await stack.calls('enerflo');
  expect(await addNote('once', 'key-1')).toEqual(first);
  expect(await addNote('  once ', 'key-1')).toEqual(first);
  expect(await stack.calls('enerflo')).toHaveLength(calls.length);
});

it('twenty at once with one key are one write, cost no more calls than one, and all learn of it', async () => {
  await stack.faults('enerflo', [{ kind: 'latency', match: 'POST', ms: 300 }]);
  const answers = await Promise.all(Array.from({ length: 20 }, () => addNote('all at once', 'key-2')));
  expect(new Set(answers.map(({ write }) => write?.id)).size).toBe(1);
  expect(new Set(answers.map(({ note }) => note?.id)).size).toBe(1);
  expect(answers.every(({ write, userErrors }) => write?.state === 'DONE' && userErrors.length === 0)).toBe(true);
  expect((await stack.calls('enerflo')).map(({ method }) => method)).toEqual(['GET', 'POST']);
});

it('another input is refused, whatever the operation', async () => {
  await addNote('mine', 'key-3');
  const refused = { write: null, userErrors: [{ field: 'idempotencyKey', code: 'KEY_REUSED' }] };
  expect(await addNote('yours', 'key-3')).toMatchObject(refused);
  const { data } = await stack.ask<{ done: Performed }>(
    `mutation { done: setInstallStatus(installId: "1400001", statusId: "4", idempotencyKey: "key-3") { ${PERFORMED} } }`,
  );
  expect(data?.done).toMatchObject(refused);
  expect(await effects(stack, 'enerflo')).toHaveLength(1);
});

it('a key belongs to its caller alone', async () => {
  const mine = await addNote('same words', 'key-4');
  const theirs = await addNote('same words', 'key-4', { 'x-caller': 'other' });
  expect(theirs.write?.id).not.toBe(mine.write?.id);
  expect(await effects(stack, 'enerflo')).toHaveLength(2);
});

it('a completion without a date is the same completion on another day, and another one with a date', async () => {
  const complete = (rest: string) =>
    stack.ask<{ done: Performed }>(
      `mutation { done: completeMilestone(installId: "1400001", milestoneId: "1400001-3906", idempotencyKey: "key-5"${rest}) { ${PERFORMED} } }`,
    );
  const first = await complete('');
  expect((await complete('')).data).toEqual(first.data);
  expect((await complete(', date: "2025-06-01"')).data?.done.userErrors).toMatchObject([{ code: 'KEY_REUSED' }]);
});

it('what was refused before it was sent does not use up its key', async () => {
  expect((await addNote(' ', 'key-6')).userErrors).toMatchObject([{ code: 'MISSING' }]);
  expect((await addNote('better', 'key-6')).write?.state).toBe('DONE');
});

it.each(['', 'ä', 'x'.repeat(201)])('the key %j is bad input', async (key) => {
  const { data, errors } = await stack.ask(ADD_NOTE, { text: 'hello', key });
  expect(data).toBeUndefined();
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'idempotencyKey' } }]);
});

it('a write is shown to its owner and to operators only', async () => {
  const { write } = await addNote('who sees it', 'key-7');
  expect(await stateOf(stack, write?.id)).toBe('DONE');
  const query = `{ write(id: "${write?.id}") { state } }`;
  expect((await stack.ask(query, {}, { 'x-caller': 'other' })).data).toEqual({ write: null });
  expect((await stack.ask(query, {}, { 'x-caller': 'other', 'x-operator': 'yes' })).data).toEqual({ write: { state: 'DONE' } });
  expect((await stack.ask('{ write(id: "no uuid") { state } }')).data).toEqual({ write: null });
});
