import { assert, date, property } from 'fast-check';
import { expect, it } from 'vitest';
import { toInstant } from '../../../src/sources/enneo/wire-time.ts';

it('reads every time of the calendar as written by tickets as the same time in UTC', () => {
  const times = date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true });
  assert(
    property(times, (time) => {
      const iso = `${time.toISOString().slice(0, 19)}.000Z`;
      expect(toInstant(iso.slice(0, 19).replace('T', ' '))).toBe(iso);
    }),
  );
});

it.each(['2025-02-29 10:00:00', '2025-13-01 10:00:00', '0000-01-01 10:00:00', '2025-01-01 25:00:00', '2025-01-01 10:60:00', '2025-01-00 10:00:00'])(
  'reads no time where no calendar or clock has it: %s',
  (text) => {
    expect(toInstant(text)).toBeUndefined();
  },
);
