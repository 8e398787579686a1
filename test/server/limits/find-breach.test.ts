import { describe, expect, it } from 'vitest';
import { findBreach } from '../../../src/server/graphql/limits/find-breach.ts';
import { LIMITS, type LimitName } from '../../../src/server/graphql/limits/limits.ts';

const times = (count: number, part: (index: number) => string): string => Array.from({ length: count }, (_, index) => part(index)).join(' ');

/** A document that holds so many of what is limited, and nothing else too often. */
const HOLDING: Readonly<Record<LimitName, (count: number) => string>> = {
  tokens: (count) => `{ a(b: [${times(count - 9, () => '1')}]) }`,
  depth: (count) => `${'{ a '.repeat(count)}${'}'.repeat(count)}`,
  // Ten fields, each with a part of the rest.
  fields: (count) => {
    const each = Math.floor((count - 10) / 10);
    const rest = count - 10 - each * 10;
    const parts = times(10, (index) => `f${index} { ...g ${times(index === 0 ? rest : 0, (more) => `m${more}`)} }`);
    return `{ ${parts} } fragment g on A { ${times(each, (index) => `h${index}`)} }`;
  },
  aliases: (count) => `{ a { ${times(count, (index) => `x${index}: __typename`)} } }`,
  repeated: (count) => `{ a { ${times(count, () => 'b')} } }`,
  directives: (count) => `{ a ${times(count, () => '@include(if: true)')} }`,
  rootFields: (count) => `{ ${times(count, (index) => `f${index}`)} }`,
  fragments: (count) => `{ a { ...f0 } } ${times(count, (index) => `fragment f${index} on A { b }`)}`,
  // Of every field fifty, in as many levels as it takes; each level beyond the first leaves out what would be too much.
  comparisons: (count) => {
    const pairs = (times: number): number => (times * (times - 1)) / 2;
    const parts: string[] = [];
    let left = count;
    for (let part = 0; left > 0; part += 1) {
      let repeats = 50;
      while (pairs(repeats) > left) repeats -= 1;
      parts.push(`p${part} { ${'a '.repeat(repeats)}}`);
      left -= pairs(repeats);
    }
    return `{ ${parts.join(' ')} }`;
  },
  // A list of 200 types, each with itself and some names.
  introspection: (count) => {
    const rest = count % 200;
    return `{ __schema { types { ${times(count / 200 - 1, (index) => `n${index}`)} } ${times(rest, (index) => `d${index}`)} } }`;
  },
  operations: (count) => times(count, (index) => `query q${index} { a }`),
};

const isLimit = (name: string): name is LimitName => name in LIMITS;

describe.each(Object.entries(LIMITS))('of %s', (name, max) => {
  const limit = isLimit(name) ? name : expect.fail(name);

  it(`${max} pass`, () => {
    expect(findBreach(HOLDING[limit](max))).toBeNull();
  });

  it(`${max + 1} do not`, () => {
    expect(findBreach(HOLDING[limit](max + 1))).toEqual({ limit, max });
  });
});

describe('what fragments hide is counted', () => {
  it('as depth', () => {
    const chain = times(7, (index) => `fragment f${index} on A { a { a { ...f${index + 1} } } }`);
    expect(findBreach(`{ ...f0 } ${chain} fragment f7 on A { a }`)).toEqual({ limit: 'depth', max: LIMITS.depth });
  });

  it('as repetition, at the cost of their text: a chain that doubles forty times', () => {
    const chain = times(40, (index) => `fragment f${index} on A { ...f${index + 1} ...f${index + 1} }`);
    const askedAt = performance.now();
    expect(findBreach(`{ a { ...f0 } } ${chain} fragment f40 on A { b }`)).toMatchObject({ limit: expect.stringMatching(/repeated|fields/) });
    expect(performance.now() - askedAt).toBeLessThan(500);
  });

  it('as fields: three for each, ten times over', () => {
    const chain = times(9, (index) => `fragment f${index} on A { a { ...f${index + 1} } b { ...f${index + 1} } c { ...f${index + 1} } }`);
    expect(findBreach(`{ ...f0 } ${chain} fragment f9 on A { b }`)).toEqual({ limit: 'fields', max: LIMITS.fields });
  });

  it('as root fields', () => {
    const fields = times(11, (index) => `f${index}`);
    expect(findBreach(`{ ${fields} ...more } fragment more on Query { ${times(11, (index) => `g${index}`)} }`)).toEqual({ limit: 'rootFields', max: 20 });
  });

  it('also where no operation uses them', () => {
    expect(findBreach(`{ a } fragment f on A ${HOLDING.depth(13)}`)).toEqual({ limit: 'depth', max: LIMITS.depth });
  });
});

it.each(['{', '', '{ a', 'fragment f on A { ...f } { ...f }', 'query { a { ...g } } fragment g on A { ...h } fragment h on A { ...g }'])(
  'leaves what is no good document to parser and validation: %s',
  (query) => {
    expect(findBreach(query)).toBeNull();
  },
);
