import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BadInput } from '../../src/domain/bad-input.ts';
import { type Page, pageOf } from '../../src/domain/page.ts';

const letters = ['a', 'b', 'c', 'd', 'e'];

describe('a page', () => {
  it('says how many there are and whether more follow', () => {
    const page = pageOf(letters, { first: 2, after: null });
    expect(page.nodes).toEqual(['a', 'b']);
    expect(page.totalCount).toBe(5);
    expect(page.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
  });

  it('goes on after any edge', () => {
    const [, second] = pageOf(letters, { first: 3, after: null }).edges;
    expect(pageOf(letters, { first: 9, after: second?.cursor ?? null })).toMatchObject({
      nodes: ['c', 'd', 'e'],
      pageInfo: { hasNextPage: false, hasPreviousPage: true },
    });
  });

  it('walks any list once and in order, whatever the page size', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 200 }), (list, first) => {
        const seen: number[] = [];
        for (let after: string | null = null, more = true; more; ) {
          const page: Page<number> = pageOf(list, { first, after });
          seen.push(...page.nodes);
          ({ endCursor: after, hasNextPage: more } = page.pageInfo);
        }
        expect(seen).toEqual(list);
      }),
    );
  });

  it('is empty past the end', () => {
    expect(pageOf([], { first: 1, after: null })).toMatchObject({ nodes: [], edges: [], totalCount: 0, pageInfo: { startCursor: null, endCursor: null } });
  });

  it.each([
    '',
    'x',
    'bzo',
    `${Buffer.from('o:1').toString('base64url')}!`,
    Buffer.from('o:1:other').toString('base64url'),
    Buffer.from('o:-1').toString('base64url'),
    Buffer.from('o:1e3').toString('base64url'),
    'a'.repeat(10_000),
  ])('refuses %j as a cursor', (after) => {
    expect(() => pageOf(letters, { first: 1, after })).toThrow(BadInput);
  });
});
