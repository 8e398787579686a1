import { expect, it } from 'vitest';
import { toRetryAfterMs } from '../../src/sources/retry-after.ts';

const now = Date.parse('2026-03-01T12:00:00.250Z');

it.each([
  ['seconds', '41', 41_000],
  ['zero', '0', 0],
  ['an HTTP date', 'Sun, 01 Mar 2026 12:00:30 GMT', 29_750],
  ['a date in the past', 'Sun, 01 Mar 2026 11:00:00 GMT', 0],
  ['a day, of which we believe an hour', '86400', 3_600_000],
  ['the first of two', ['3', '9'], 3000],
  ['nonsense', 'soon', undefined],
  ['nothing', undefined, undefined],
  ['an empty text', ' ', undefined],
])('reads %s', (_, header, ms) => {
  expect(toRetryAfterMs(header, now)).toBe(ms);
});
