import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Principal } from '../../../src/domain/principal.ts';
import { type Stack, startStack } from '../../support/stack.ts';
import { ADD_NOTE, type AddedNote, effects, PERFORMED, stateOf } from './performed.ts';

const DEADLINE_MS = 1200;
const clock = { aheadMs: 0 };

const CALLER: Principal = { id: 'crm', name: 'crm', kind: 'apiKey', scopes: new Set(['graph:read', 'graph:write', 'operate']), expiresAt: null };

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ deadlineMs: DEADLINE_MS, clock, breakers: false, authenticate: async () => CALLER });
});
afterAll(() => stack.stop());
afterEach(async () => {
  await stack.reset();
  clock.aheadMs += 60_000;
});

const POST_NOTE = 'POST /api/v3/installs';

const addNote = (text: string, key: string | null = null) => stack.ask<AddedNote>(ADD_NOTE, { text, key });

/** The id of the write an `OUTCOME_UNKNOWN` names. */
const unknownId = ({ errors }: Awaited<ReturnType<typeof addNote>>): unknown => {
  expect(errors).toMatchObject([{ path: ['done'], extensions: { code: 'OUTCOME_UNKNOWN', writeId: expect.any(String), askAgainAt: expect.any(String) } }]);
  return errors?.[0]?.extensions.writeId;
};

/** Lets the time pass after which an effect comes no more. */
const letSettle = (): void => {
  clock.aheadMs += 2000;
};

describe('a write in doubt', () => {
  it.each([
    ['before its effect', 'hang', 'FAILED', 0],
    ['after its effect', 'hangAfter', 'DONE', 1],
  ] as const)('because it hung %s: OUTCOME_UNKNOWN in time, and the truth for who asks', async (_when, kind, state, count) => {
    await stack.faults('enerflo', [{ kind, match: POST_NOTE, times: 1 }]);
    const begun = performance.now();
    const id = unknownId(await addNote(`hangs: ${kind}`, `hang-${kind}`));
    expect(performance.now() - begun).toBeLessThan(DEADLINE_MS + 1500);
    letSettle();
    expect(await stateOf(stack, id)).toBe(state);
    expect(await effects(stack, 'enerflo')).toHaveLength(count);
    const { data } = await addNote(`hangs: ${kind}`, `hang-${kind}`);
    expect(data?.done).toMatchObject({ write: { id, state: 'DONE' }, note: { text: `hangs: ${kind}` } });
    expect(await effects(stack, 'enerflo')).toHaveLength(1);
  });

  it('that was called failed and came after all is found by who repeats it, and by who asks', async () => {
    await stack.faults('enerflo', [{ kind: 'lag', ms: DEADLINE_MS + 1500, match: POST_NOTE, times: 2 }]);
    const [repeated, asked] = [unknownId(await addNote('too late', 'too-late')), unknownId(await addNote('later still', 'later'))];
    letSettle();
    expect([await stateOf(stack, repeated), await stateOf(stack, asked)]).toContain('FAILED');
    await expect.poll(() => effects(stack, 'enerflo'), { timeout: 5000 }).toHaveLength(2);
    expect((await addNote('too late', 'too-late')).data?.done).toMatchObject({ write: { id: repeated, state: 'DONE' }, note: { text: 'too late' } });
    expect(await stateOf(stack, asked)).toBe('DONE');
    expect(await effects(stack, 'enerflo')).toHaveLength(2);
  });

  it('is not called undone while its effect may still come', async () => {
    await stack.faults('enerflo', [{ kind: 'lag', ms: DEADLINE_MS + 400, match: POST_NOTE, times: 1 }]);
    const id = unknownId(await addNote('comes late', 'late'));
    expect(await stateOf(stack, id)).toBe('UNKNOWN');
    expect((await addNote('comes late', 'late')).errors).toMatchObject([{ extensions: { code: 'OUTCOME_UNKNOWN', writeId: id } }]);
    await expect.poll(() => effects(stack, 'enerflo'), { timeout: 5000 }).toHaveLength(1);
    expect(await stateOf(stack, id)).toBe('DONE');
    expect((await addNote('comes late', 'late')).data?.done?.write).toMatchObject({ id, state: 'DONE' });
    expect(await effects(stack, 'enerflo')).toHaveLength(1);
  });

  it('lets no equal write without a key be sent while it is in doubt', async () => {
    await stack.faults('enerflo', [{ kind: 'reset', match: POST_NOTE, times: 1 }]);
    unknownId(await addNote('again, without a key'));
    expect((await addNote('again, without a key')).data?.done).toMatchObject({ write: null, userErrors: [{ code: 'IN_PROGRESS' }] });
    letSettle();
    expect((await addNote('again, without a key')).data?.done).toMatchObject({ write: { state: 'DONE' } });
    expect(await effects(stack, 'enerflo')).toHaveLength(1);
  });

  it('is looked for without anybody asking, and audit tells both', async () => {
    await stack.faults('enerflo', [{ kind: 'hangAfter', match: `${POST_NOTE}/1400002/`, times: 1 }]);
    unknownId(await stack.ask<AddedNote>(ADD_NOTE, { text: 'nobody asks', install: '1400002' }));
    letSettle();
    const outcomes = async (): Promise<readonly string[] | undefined> => {
      const { data } = await stack.ask<{ audit: readonly { details: { outcome: string } }[] }>('{ audit(entity: "install", entityId: "1400002") { details } }');
      return data?.audit.map(({ details }) => details.outcome);
    };
    await expect.poll(outcomes, { timeout: 10_000 }).toEqual(['done', 'unknown']);
  });

  it('is found among equal notes: the note of another write is not its own', async () => {
    await addNote('equal');
    await stack.faults('enerflo', [{ kind: 'reset', match: POST_NOTE, times: 1 }]);
    const id = unknownId(await addNote('equal'));
    letSettle();
    expect(await stateOf(stack, id)).toBe('FAILED');
  });
});

describe('a write without an answer, with time left', () => {
  it.each([
    ['resetAfter', {}],
    ['statusAfter', { status: 504 }],
    ['malformed', {}],
    ['truncate', {}],
  ] as const)('%s after its effect is found at once', async (kind, rest) => {
    await stack.faults('enerflo', [{ kind, ...rest, match: POST_NOTE, times: 1 }]);
    const { data } = await addNote(`found: ${kind}`);
    expect(data?.done).toMatchObject({ write: { state: 'DONE' }, note: { text: `found: ${kind}` } });
    expect(await effects(stack, 'enerflo')).toHaveLength(1);
  });

  it('an answer that is no note is one too: which note it became is looked for', async () => {
    await stack.faults('enerflo', [{ kind: 'malformed', body: '{}', match: POST_NOTE, times: 1 }]);
    const { data } = await addNote('taken');
    expect(data?.done).toMatchObject({ write: { state: 'DONE', resultId: expect.any(String) }, note: { text: 'taken' } });
    expect(await effects(stack, 'enerflo')).toHaveLength(1);
  });

  it.each([
    ['a reset', { kind: 'reset' }],
    ['500', { kind: 'status', status: 500 }],
    ['success: false', { kind: 'status', status: 200, body: '{"success":false}' }],
  ] as const)('%s before its effect is never sent again by itself', async (_what, fault) => {
    await stack.faults('enerflo', [{ ...fault, match: POST_NOTE, times: 1 }]);
    const id = unknownId(await addNote('not sent twice', null));
    expect((await stack.calls('enerflo')).filter(({ method }) => method === 'POST')).toHaveLength(1);
    letSettle();
    expect(await stateOf(stack, id)).toBe('FAILED');
  });
});

describe('a write that certainly did not happen', () => {
  it('429 in the middle of a batch costs that one, and its key may be used again', async () => {
    await stack.faults('enerflo', [{ kind: 'html429', ms: 1000, match: `${POST_NOTE}/1400002/`, times: 1 }]);
    const note = (install: string) => `n${install}: addInstallNote(installId: "${install}", text: "batch", idempotencyKey: "b${install}") { ${PERFORMED} }`;
    const batch = `mutation { ${['1400001', '1400002', '1400003'].map(note).join(' ')} }`;
    const { data, errors } = await stack.ask(batch);
    expect(data).toMatchObject({ n1400001: { write: { state: 'DONE' } }, n1400002: null });
    expect(errors?.[0]).toMatchObject({ path: ['n1400002'], extensions: { code: 'SOURCE_RATE_LIMITED', source: 'ENERFLO', retryAfter: 1 } });
    clock.aheadMs += 61_000;
    const again = await stack.ask(batch);
    expect(again.data).toMatchObject({
      n1400001: { write: { state: 'DONE' } },
      n1400002: { write: { state: 'DONE' } },
      n1400003: { write: { state: 'DONE' } },
    });
    expect(await effects(stack, 'enerflo')).toHaveLength(3);
  });

  it('what the source refuses is a user error, and the same for the same key', async () => {
    await stack.faults('enerflo', [{ kind: 'status', status: 422, match: 'PUT', times: 1 }]);
    const mutation = `mutation { done: setInstallStatus(installId: "1400001", statusId: "5", idempotencyKey: "refused") { ${PERFORMED} install { id } } }`;
    const first = await stack.ask(mutation);
    expect(first.data?.done).toMatchObject({ write: { state: 'REJECTED' }, install: null, userErrors: [{ code: 'REJECTED' }] });
    expect((await stack.ask(mutation)).data).toEqual(first.data);
    expect(await effects(stack, 'enerflo')).toEqual([]);
  });
});

it('the state of an install in doubt is told by what is there: wanted, as before, or neither', async () => {
  const set = (statusId: string) => stack.ask<AddedNote>(`mutation { done: setInstallStatus(installId: "1400001", statusId: "${statusId}") { ${PERFORMED} } }`);
  const strike = (kind: 'reset' | 'hangAfter') => stack.faults('enerflo', [{ kind, match: 'PUT', times: 1 }]);
  await strike('hangAfter');
  const happened = unknownId(await set('4'));
  expect(await stateOf(stack, happened)).toBe('DONE');
  await strike('reset');
  const not = unknownId(await set('1'));
  letSettle();
  expect(await stateOf(stack, not)).toBe('FAILED');
  await strike('reset');
  const changed = unknownId(await set('1'));
  await stack.put('enerflo', 'install', '1400001', { statusId: 3 });
  letSettle();
  expect(await stateOf(stack, changed)).toBe('UNKNOWN');
  expect((await stack.ask('query($id: ID!) { write(id: $id) { askAgainAt } }', { id: changed })).data).toEqual({ write: { askAgainAt: null } });
});

it('tickets in doubt are found by their external id', async () => {
  await stack.faults('enneo', [{ kind: 'hangAfter', match: '/POST .*ticket$/', times: 1 }]);
  const answer = await stack.ask<AddedNote>(
    `mutation { done: createTicket(input: { channel: EMAIL, subject: "doubt" }, idempotencyKey: "t") { ${PERFORMED} } }`,
  );
  expect(await stateOf(stack, unknownId(answer))).toBe('DONE');
  expect(await effects(stack, 'enneo')).toHaveLength(1);
});

it('leads in doubt are found by our id', async () => {
  await stack.faults('enerflo', [{ kind: 'hangAfter', match: 'lead/add', times: 1 }]);
  const input = 'externalId: "crm-9", firstName: "A", lastName: "B", address: "1 St", city: "X", state: "AZ", zip: "85001"';
  const answer = await stack.ask<AddedNote>(`mutation { done: addLead(input: { ${input} }, idempotencyKey: "l") { ${PERFORMED} } }`);
  expect(await stateOf(stack, unknownId(answer))).toBe('DONE');
  expect(await effects(stack, 'enerflo')).toHaveLength(1);
});
