import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { quickestPlace } from '../support/on-both-engines.ts';
import { openStage, type Stage } from './stage.ts';

describe('a sync of sources with limits', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(await quickestPlace(), { contracts: 160, limits: true, enerfloCallsPerMinute: 240 });
  });
  afterAll(() => stage[Symbol.asyncDispose]());

  it('is never told to slow down', async () => {
    const results = await stage.sync();
    expect(new Set(results.map(({ state }) => state))).toEqual(new Set(['done']));
    const calls = await Promise.all((['enneo', 'erp', 'enerflo'] as const).map((source) => stage.calls(source)));
    expect(calls.flat().filter(({ status }) => status === 429)).toEqual([]);
    expect(calls.map(({ length }) => length > 0)).toEqual([true, true, true]);
  });
});
