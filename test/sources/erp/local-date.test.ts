import { describe, expect, it } from 'vitest';
import { toLocalDate, toLocalDateOfAnyStyle } from '../../../src/sources/erp/local-date.ts';

describe('local dates', () => {
  it.each([
    [1709247600, 'unixSeconds', '2024-03-01'],
    ['1709247600', 'unixSeconds', '2024-03-01'],
    [1719784800000, 'unixMillis', '2024-07-01'],
    ['2024-02-29', 'iso', '2024-02-29'],
    ['2024-02-29T23:30:00Z', 'iso', '2024-03-01'],
    ['2025-04-01T00:00:00+02:00', 'iso', '2025-04-01'],
    ['2025-04-01T00:00:00', 'iso', '2025-04-01'],
    ['2025-04-01 00:00:00', 'iso', '2025-04-01'],
    ['1.4.2025', 'german', '2025-04-01'],
    ['2025-02-29', 'iso', null],
    ['31.04.2025', 'german', null],
    ['soon', 'iso', null],
    ['2025-02-31T00:00:00Z', 'iso', null],
    ['2025-02-31 00:00:00', 'iso', null],
    ['2025-99-99', 'iso', null],
    ['0000-00-00', 'iso', null],
    ['0000-01-01', 'iso', null],
    ['1.1.0000', 'german', null],
    ['0001-01-01', 'iso', '0001-01-01'],
    ['0001-01-01T00:00:00Z', 'iso', '0001-01-01'],
    ['9999-12-31', 'iso', '9999-12-31'],
    ['9999-12-31T23:30:00Z', 'iso', null],
    [-62235596800, 'unixSeconds', null],
    [253402300800, 'unixSeconds', null],
    ['1e400', 'unixSeconds', null],
    ['99999999999999999', 'unixSeconds', null],
  ] as const)('reads %s as %s', (value, style, expected) => {
    expect(toLocalDate(value, style)).toBe(expected);
  });

  it.each([
    [1709247600, '2024-03-01'],
    ['12.04.1968', '1968-04-12'],
    ['2025-04-01T00:00:00.000+02:00', '2025-04-01'],
  ])('tells the style of %s by its looks', (value, expected) => {
    expect(toLocalDateOfAnyStyle(value)).toBe(expected);
  });
});
