import { expect, it } from 'vitest';
import { dayInZone } from '../../src/domain/day-in-zone.ts';

it.each([
  ['2027-06-15T22:30:00Z', 'Europe/Berlin', '2027-06-16'],
  ['2027-06-15T22:30:00Z', 'America/Phoenix', '2027-06-15'],
  ['2027-01-01T06:59:59Z', 'America/Phoenix', '2026-12-31'],
])('%s in %s is %s', (instant, timeZone, day) => {
  expect(dayInZone(Date.parse(instant), timeZone)).toBe(day);
});
