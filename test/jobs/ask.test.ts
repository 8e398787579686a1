import { describe, expect, it } from 'vitest';
import type { CallContext } from '../../src/domain/call.ts';
import { SourceError, type SourceErrorDetails, type SourceFailure } from '../../src/domain/source-error.ts';
import { createAsk } from '../../src/jobs/sync/ask.ts';

const failing = (failures: readonly SourceFailure[], details: SourceErrorDetails = {}) => {
  const left = [...failures];
  const calls: CallContext[] = [];
  return {
    calls,
    read: async (call: CallContext): Promise<string> => {
      calls.push(call);
      const failure = left.shift();
      if (failure !== undefined) throw new SourceError('ERP', 'contractPage', failure, details);
      return 'page';
    },
  };
};

const createStage = () => {
  const waited: number[] = [];
  const stop = new AbortController();
  const ask = createAsk({ now: () => 1000, wait: async (ms) => void waited.push(ms), signal: stop.signal });
  return { ask, waited, stop };
};

describe('createAsk', () => {
  it('calls in the background, with a deadline', async () => {
    const { ask } = createStage();
    const { read, calls } = failing([]);
    expect(await ask(read)).toBe('page');
    expect(calls).toMatchObject([{ priority: 'background', deadline: 61_000 }]);
  });

  it('waits longer and longer for a failure that may pass, and gives up after six', async () => {
    const { ask, waited } = createStage();
    const { read, calls } = failing(Array.from({ length: 6 }, () => 'unavailable' as const));
    await expect(ask(read)).rejects.toThrow('ERP contractPage: unavailable');
    expect(waited).toEqual([1000, 2000, 4000, 8000, 16_000]);
    expect(calls).toHaveLength(6);
  });

  it('waits as long as the source asks', async () => {
    const { ask, waited } = createStage();
    expect(await ask(failing(['rateLimited'], { status: 429, retryAfterMs: 42_000 }).read)).toBe('page');
    expect(waited).toEqual([42_000]);
  });

  it('waits for our own limit as often as it takes', async () => {
    const { ask, waited } = createStage();
    expect(
      await ask(
        failing(
          Array.from({ length: 40 }, () => 'rateLimited' as const),
          { retryAfterMs: 1500 },
        ).read,
      ),
    ).toBe('page');
    expect(waited).toEqual(Array.from({ length: 40 }, () => 1500));
  });

  it('does not repeat what will not pass', async () => {
    const { ask, waited } = createStage();
    await expect(ask(failing(['malformed']).read)).rejects.toThrow('malformed');
    expect(waited).toEqual([]);
  });

  it('makes no call once it is stopped', async () => {
    const { ask, stop } = createStage();
    stop.abort();
    const { read, calls } = failing([]);
    await expect(ask(read)).rejects.toBe(stop.signal.reason);
    expect(calls).toEqual([]);
  });
});
