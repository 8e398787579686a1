import { describe, expect, it } from 'vitest';
import { toEntityId } from '../../src/domain/entity-id.ts';

describe('an entity id', () => {
  it.each(['83771', 'VN-100001', '00000000-0000-4000-8000-000002000020', 'Ä/ö %', '...', '../1', 'x'.repeat(50)])('may be %j', (id) => {
    expect(toEntityId('id', id)).toBe(id);
  });

  it.each(['', ' 1', '1 ', 'x'.repeat(51), '1\n2', '1\u0000', '1\u202e2', '\ufeff1', '1\u200b2', '\ud800', '.', '..'])(
    'may not be %j, and the error names the argument',
    (id) => {
      expect(() => toEntityId('dealId', id)).toThrow(/^`dealId` must/);
    },
  );
});
