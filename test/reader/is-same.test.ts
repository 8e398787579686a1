import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createIsSame, isSame } from '../../src/reader/is-same.ts';

const json = fc.jsonValue({ maxDepth: 4 });

it('says of any plain data what a slow comparison says', () => {
  fc.assert(
    fc.property(json, json, (one, other) => isSame(one, other) === isDeepStrictEqual(JSON.parse(JSON.stringify(one)), JSON.parse(JSON.stringify(other)))),
  );
});

it('finds copies the same', () => {
  fc.assert(fc.property(json, (value) => isSame(value, structuredClone(value))));
});

it.each([
  [{ a: 1, raw: { seenAt: 1 } }, { raw: { seenAt: 2 }, a: 1 }, true],
  [{ a: undefined }, {}, false],
  [{ a: undefined }, { b: undefined }, false],
  [[], {}, false],
  [{ a: [1, 2] }, { a: [2, 1] }, false],
])('%j and %j: %s', (one, other, expected) => {
  expect(isSame(one, other)).toBe(expected);
});

it('remembers what was equal, and looks again at everything else', () => {
  const same = createIsSame();
  const one = { id: '1', name: 'a' };
  const again = { id: '1', name: 'a' };
  const changed = { id: '1', name: 'b' };
  expect([same(one, again), same(one, again), same(one, changed), same(changed, again), same(changed, { ...changed })]).toEqual([
    true,
    true,
    false,
    false,
    true,
  ]);
});
