import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { postgresPlace, type StorePlace, server } from '../../support/on-both-engines.ts';
import { type Stack, startStack } from '../../support/stack.ts';
import { effects, PERFORMED, type Performed, stateOf } from './performed.ts';

const DEADLINE_MS = 3000;
/** What a busy machine may add. */
const SPARE_MS = 1000;
/** When a late write is carried out: in time, with less left than the readings after it may take. */
const LATE_MS = 2200;
const ID = '1400001';
const READ = 'GET /api/v3/installs/';
const clock = { aheadMs: 0 };

describe.skipIf(server === null)('a mutation is answered within the deadline', () => {
  let place: StorePlace;
  let stack: Stack;
  beforeAll(async () => {
    stack = await startStack({
      ...{ deadlineMs: DEADLINE_MS, clock, breakers: false },
      openPlace: async () => {
        place = await postgresPlace();
        return place;
      },
    });
  });
  afterAll(() => stack.stop());
  afterEach(async () => {
    await stack.reset();
    clock.aheadMs += 60_000;
  });

  const setStatus = async (statusId: string, key: string) => {
    const begun = performance.now();
    const answer = await stack.ask<{ done: (Performed & { install: object | null }) | null }>(
      `mutation { done: setInstallStatus(installId: "${ID}", statusId: "${statusId}", idempotencyKey: "${key}") { ${PERFORMED} install { id } } }`,
    );
    expect(performance.now() - begun).toBeLessThan(DEADLINE_MS + SPARE_MS);
    return answer;
  };

  const calls = async (method: string) => (await stack.calls('enerflo')).filter((call) => call.method === method);

  /** From the time on at which the late write is under way no reading is answered. */
  const hangReadsOnceWritten = async (): Promise<void> => {
    await wait(LATE_MS / 2);
    await stack.faults('enerflo', [{ kind: 'hang', match: READ }]);
  };

  /** Until it is let go nobody reads or writes the table of writes. */
  const lockWrites = async () => {
    const client = new Client({ connectionString: place.databaseUrl ?? undefined });
    await client.connect();
    await client.query('begin; lock table write in access exclusive mode');
    return async () => {
      await client.query('rollback');
      await client.end();
    };
  };

  const unknown = { data: { done: null }, errors: [{ extensions: { code: 'OUTCOME_UNKNOWN', writeId: expect.any(String) } }] };
  const settled = ({ errors }: Awaited<ReturnType<typeof setStatus>>) => {
    clock.aheadMs += 10_000;
    return stateOf(stack, errors?.[0]?.extensions.writeId);
  };

  it('although what is checked first hangs: nothing was sent', async () => {
    await stack.faults('enerflo', [{ kind: 'hang', match: READ }]);
    expect(await setStatus('4', 'pre-read')).toMatchObject({ data: { done: null }, errors: [{ extensions: { code: 'SOURCE_TIMEOUT' } }] });
    expect(await calls('PUT')).toEqual([]);
  });

  it('although the write hangs: its id is told, and its outcome found later', async () => {
    await stack.faults('enerflo', [{ kind: 'hangAfter', match: 'PUT' }]);
    const answer = await setStatus('5', 'write');
    expect(answer).toMatchObject(unknown);
    expect(await settled(answer)).toBe('DONE');
  });

  it('although the reading that looks for its outcome hangs', async () => {
    await stack.faults('enerflo', [
      { kind: 'latency', ms: LATE_MS, match: 'PUT' },
      { kind: 'resetAfter', match: 'PUT' },
    ]);
    const [answer] = await Promise.all([setStatus('3', 'look'), hangReadsOnceWritten()]);
    expect(answer).toMatchObject(unknown);
    await stack.faults('enerflo', []);
    expect(await settled(answer)).toBe('DONE');
  });

  it('although the reading after it hangs: what is known is told', async () => {
    await stack.faults('enerflo', [{ kind: 'latency', ms: LATE_MS, match: 'PUT' }]);
    const [answer] = await Promise.all([setStatus('4', 'settling read'), hangReadsOnceWritten()]);
    expect(answer).toMatchObject({ data: { done: { write: { state: 'DONE' }, userErrors: [], install: null } } });
    expect(answer.errors).toBeUndefined();
  });

  it('although the store hangs before it: nothing was sent, nothing will be, and its key is free', async () => {
    const unlock = await lockWrites();
    expect(await setStatus('5', 'before')).toMatchObject({ data: { done: null }, errors: [{ extensions: { code: 'NOT_SENT', retryable: true } }] });
    await unlock();
    await wait(300);
    expect(await calls('PUT')).toEqual([]);
    expect((await setStatus('5', 'before')).data?.done?.write?.state).toBe('DONE');
  });

  it('although the store hangs after it: nobody calls it failed', async () => {
    await stack.faults('enerflo', [{ kind: 'latency', ms: LATE_MS, match: 'PUT' }]);
    const locked = wait(LATE_MS / 2).then(lockWrites);
    const answer = await setStatus('4', 'after');
    expect(answer).toMatchObject(unknown);
    await (await locked)();
    expect(await settled(answer)).toBe('DONE');
    expect(await effects(stack, 'enerflo')).toHaveLength(1);
  });

  it('and so is each of several in one request', async () => {
    await stack.faults('enerflo', [{ kind: 'hangAfter', match: 'PUT' }]);
    const begun = performance.now();
    const set = (install: string) => `i${install}: setInstallStatus(installId: "${install}", statusId: "3") { ${PERFORMED} }`;
    const { errors } = await stack.ask(`mutation { ${['1400002', '1400003'].map(set).join(' ')} }`);
    expect(performance.now() - begun).toBeLessThan(DEADLINE_MS + SPARE_MS);
    expect(errors).toMatchObject([{ extensions: { code: 'OUTCOME_UNKNOWN' } }, { extensions: { code: expect.stringMatching(/^(SOURCE_TIMEOUT|NOT_SENT)$/) } }]);
  });
});
