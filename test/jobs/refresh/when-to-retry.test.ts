import { expect, it } from 'vitest';
import { SourceError } from '../../../src/domain/source-error.ts';
import { NotThereYet, Unreadable } from '../../../src/jobs/refresh/refresh-error.ts';
import { whenToRetry } from '../../../src/jobs/refresh/when-to-retry.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOW = 1000 * HOUR;

const claimOf = (tries: number) => ({ source: 'erp', entity: 'contract', id: '1', claim: 1, seq: 1, tries, oldestEventAt: 0 }) as const;
const waits = (error: Error, random: () => number) => [0, 1, 2, 5, 20].map((tries) => whenToRetry(claimOf(tries), error, NOW, random).retryAt - NOW);

const down = new SourceError('ERP', 'contractById', 'unavailable', { status: 503 });

it('waits twice as long after every failure, an hour at most, and anything below that by chance', () => {
  expect(waits(down, () => 1)).toEqual([1000, 2000, 4000, 32_000, HOUR]);
  expect(waits(down, () => 0.25)).toEqual([250, 500, 1000, 8000, HOUR / 4]);
});

it('waits as long as the source asks for, and then by chance', () => {
  const busy = new SourceError('ERP', 'contractById', 'rateLimited', { status: 429, retryAfterMs: 30_000 });
  expect(waits(busy, () => 0)).toEqual([30_000, 30_000, 30_000, 30_000, 30_000]);
  expect(waits(busy, () => 1)).toEqual([31_000, 32_000, 34_000, 62_000, HOUR + 30_000]);
});

it.each([
  ['no time is named', undefined],
  ['a source or its breaker names one', 2000],
])('spreads a thousand records that failed in one moment where %s: the busiest 100 ms hold at most twice the mean', (_, retryAfterMs) => {
  const error = new SourceError('ERP', 'contractById', 'unavailable', retryAfterMs === undefined ? {} : { retryAfterMs });
  const times = Array.from({ length: 1000 }, () => whenToRetry(claimOf(0), error, NOW, Math.random).retryAt - NOW);
  const slots = Map.groupBy(times, (ms) => Math.floor(ms / 100));
  expect(Math.max(...[...slots.values()].map(({ length }) => length))).toBeLessThanOrEqual((2 * 1000) / 10);
});

it('gives up after 72 hours and says why, without a word of the source', () => {
  expect(whenToRetry(claimOf(9), down, NOW, () => 1)).toMatchObject({ giveUpBefore: NOW - 72 * HOUR, error: 'ERP contractById: unavailable', counts: true });
});

it('does not count it when our own limit had no room, nor when we stop', () => {
  const ourLimit = new SourceError('ENERFLO', 'installById', 'rateLimited', { retryAfterMs: 5000 });
  expect(whenToRetry(claimOf(0), ourLimit, NOW, () => 0)).toMatchObject({ counts: false, retryAt: NOW + 5000 });
  expect(whenToRetry(claimOf(0), new SourceError('ERP', 'contractById', 'cancelled'), NOW, () => 1)).toMatchObject({ counts: false });
});

it('looks for the install of a deal after 1, 5, 15 and 60 minutes, then hourly for 7 days', () => {
  const tooEarly = new NotThereYet('Enerflo has no install of this deal yet.');
  expect([0, 1, 2, 3, 4, 100].map((tries) => whenToRetry(claimOf(tries), tooEarly, NOW, () => 0).retryAt - NOW)).toEqual(
    [1, 5, 15, 60, 60, 60].map((minutes) => minutes * MINUTE),
  );
  expect(whenToRetry(claimOf(0), tooEarly, NOW, () => 0).giveUpBefore).toBe(NOW - 7 * 24 * HOUR);
});

it('gives up at once what nobody can read', () => {
  expect(whenToRetry(claimOf(0), new Unreadable('Nothing here reads a lead of this source.'), NOW, () => 0).giveUpBefore).toBe(NOW);
});

it('repeats nothing of an unexpected error: it may hold data', () => {
  expect(whenToRetry(claimOf(0), new Error('duplicate key (tom@mustermann.de)'), NOW, () => 0).error).not.toContain('mustermann');
});
