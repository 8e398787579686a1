import { describe, expect, it } from 'vitest';
import { createProgressView } from '../../src/cli/progress.ts';
import { NOTHING } from '../../src/domain/sync-report.ts';
import type { SyncProgress } from '../../src/jobs/sync/sync-all.ts';

const START: SyncProgress = {
  ...{ source: 'erp', entity: 'contract', state: 'running', done: 0, total: null, error: null },
  ...{ ...NOTHING, inAll: NOTHING },
};

const createStage = (isTTY: boolean) => {
  let written = '';
  let at = 0;
  const view = createProgressView({ isTTY, write: (text: string) => (written += text) }, () => at);
  return {
    show: (progress: Partial<SyncProgress>, ms: number): string => {
      at = ms;
      written = '';
      view({ ...START, ...progress, ms });
      return written;
    },
  };
};

describe('the view of a progress', () => {
  it('says how many, how fast, and the time that is left', () => {
    const { show } = createStage(false);
    expect(show({ done: 4000, seen: 3000, total: 10_000 }, 2000)).toBe('erp contract: running, 4,000 of about 10,000, 1,500/s, 4 s left\n');
  });

  it('says neither total nor time left where the source names none', () => {
    const { show } = createStage(false);
    expect(show({ done: 3000, seen: 3000 }, 1000)).toBe('erp contract: running, 3,000, 3,000/s\n');
  });

  it('writes a plain line every five seconds, and one at the end', () => {
    const { show } = createStage(false);
    expect(show({ state: 'waiting' }, 0)).toBe('');
    expect(show({}, 0)).not.toBe('');
    expect(show({ done: 100, seen: 100 }, 4999)).toBe('');
    expect(show({ done: 200, seen: 200 }, 5000)).not.toBe('');
    expect(show({ done: 210, seen: 210, state: 'done' }, 5001)).toBe('erp contract: done, 210, 42/s\n');
  });

  it('redraws its lines in place on a terminal', () => {
    const { show } = createStage(true);
    show({ state: 'waiting' }, 0);
    const second = show({ state: 'waiting', entity: 'customer' }, 0);
    expect(second.startsWith('\u001b[1A')).toBe(true);
    expect(show({ done: 50, seen: 50, total: 100 }, 1000)).toBe(
      `\u001b[2A\u001b[2Kerp contract       ${'█'.repeat(12)}${'░'.repeat(12)} 50 of about 100, 50/s, 1 s left\n\u001b[2Kerp customer       ${'░'.repeat(24)} waiting 0, 0/s\n`,
    );
  });
});
