import { describe, expect, it } from 'vitest';
import { slowSearchMs } from '../../../sandbox/erp/slow-search.ts';

describe('the slow search', () => {
  it('takes 2 to 8 seconds, more or less by the name and always the same', () => {
    const times = Array.from({ length: 500 }, (_, index) => slowSearchMs(`Name${index}`));
    expect(Math.min(...times)).toBeGreaterThanOrEqual(2000);
    expect(Math.max(...times)).toBeLessThanOrEqual(8000);
    expect(new Set(times).size).toBeGreaterThan(10);
    expect(slowSearchMs('Müller')).toBe(slowSearchMs('Müller'));
  });
});
