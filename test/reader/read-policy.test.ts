import { describe, expect, it } from 'vitest';
import { toReadPolicy } from '../../src/reader/read-policy.ts';

describe('the request’s Cache-Control', () => {
  it.each([
    [undefined, { maxAgeMs: null, onlyIfCached: false }],
    ['', { maxAgeMs: null, onlyIfCached: false }],
    ['no-cache', { maxAgeMs: 0, onlyIfCached: false }],
    ['No-Store', { maxAgeMs: 0, onlyIfCached: false }],
    ['max-age=30', { maxAgeMs: 30_000, onlyIfCached: false }],
    ['max-age=0', { maxAgeMs: 0, onlyIfCached: false }],
    ['max-age=10, only-if-cached', { maxAgeMs: 10_000, onlyIfCached: true }],
    ['max-age=-1, max-age=x, private', { maxAgeMs: null, onlyIfCached: false }],
    ['max-stale=5', { maxAgeMs: null, onlyIfCached: false }],
  ])('%s is %j', (header, policy) => {
    expect(toReadPolicy(header)).toEqual(policy);
  });
});
