import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCall } from '../support/call-context.ts';
import { quickestPlace } from '../support/on-both-engines.ts';
import { idsOf, openStage, type Stage } from './stage.ts';

const REMOVED = 60;
/** Powercloud takes 4 calls at once (assumed, erp.md section 13): so many may have left already when somebody asks. Dozens are waiting. */
const UNDER_WAY = 4;

describe('a sync while people ask', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(await quickestPlace(), { contracts: 320 });
  });
  afterAll(() => stage[Symbol.asyncDispose]());

  it('lets every question go before its own calls', async () => {
    const { world, sources } = stage;
    await stage.sync({ only: 'erp' });
    const ids = idsOf(world.contracts);
    for (const id of ids.slice(0, REMOVED)) await stage.remove('erp', 'contract', id);
    await stage.faults('erp', [{ kind: 'latency', ms: 20 }]);
    const stop = new AbortController();
    const syncing = stage.sync({ only: 'erp', acceptDeletions: true }).finally(() => stop.abort());
    const asked: { readonly id: string; readonly at: number }[] = [];
    for (const id of ids.slice(REMOVED)) {
      if (stop.signal.aborted) break;
      asked.push({ id, at: Date.now() });
      await sources.erp.contractById(id, createCall());
    }
    const [, contracts] = await syncing;
    expect(contracts).toMatchObject({ state: 'done', gone: REMOVED });

    const calls = await stage.calls('erp');
    const overtaking = asked.map(({ id, at }) => {
      const own = calls.find((call) => call.at >= at && new RegExp(`\\b${id}\\b`).test(call.path));
      return calls.filter((call) => call.at > at && call.at < (own?.at ?? Number.POSITIVE_INFINITY)).length;
    });
    expect(asked.length).toBeGreaterThan(10);
    expect(Math.max(...overtaking)).toBeLessThanOrEqual(UNDER_WAY);
  });
});
