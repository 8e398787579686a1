import { assert, jsonValue, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reuseEqual } from '../../src/sources/reuse-equal.ts';

const parse = (text: string): unknown => JSON.parse(text);

describe('reused JSON', () => {
  it('says what the newer one says, whatever the other, which stays as it was', () => {
    assert(
      property(jsonValue(), jsonValue(), (before, now) => {
        const [was, text] = [JSON.stringify(before), JSON.stringify(now)];
        expect(reuseEqual(before, parse(text))).toEqual(parse(text));
        expect(JSON.stringify(before)).toBe(was);
      }),
    );
  });

  it('is the older one where both are equal, in whatever order their fields come', () => {
    const before = { rows: [{ id: 1, tags: ['a'] }], total: 1 };
    expect(reuseEqual(before, { total: 1, rows: [{ tags: ['a'], id: 1 }] })).toBe(before);
  });

  it('has the equal rows of the older one beside those that changed', () => {
    const rows = [{ id: 1, tags: ['a'] }, { id: 2, tags: ['b'] }, { id: 3 }] as const;
    const found = reuseEqual({ rows, at: 1 }, { rows: [{ id: 1, tags: ['a'] }, { id: 2, tags: ['c'] }, { id: 3 }, { id: 4 }], at: 2 });
    expect(found).toEqual({ rows: [rows[0], { id: 2, tags: ['c'] }, rows[2], { id: 4 }], at: 2 });
    expect(found).toHaveProperty(
      'rows.0',
      expect.toSatisfy((row) => row === rows[0]),
    );
    expect(found).toHaveProperty(
      'rows.2',
      expect.toSatisfy((row) => row === rows[2]),
    );
  });

  it.each([
    ['{"a":1,"b":null}', '{"a":1}'],
    ['{"a":1}', '{"a":1,"b":null}'],
    ['{"a":1}', '{"b":1}'],
    ['[]', '{}'],
    ['{}', '[]'],
    ['[1,2]', '[1]'],
    ['[1]', '[1,2]'],
    ['{"0":1}', '[1]'],
    ['{}', '{"__proto__":{}}'],
    ['{"a":1}', '{"__proto__":{}}'],
    ['{"a":1}', '{"constructor":{}}'],
    ['{"__proto__":{"a":1}}', '{"__proto__":{"a":2}}'],
    ['0', 'null'],
  ])('%s does not pass for %s', (before, now) => {
    const [older, newer] = [parse(before), reuseEqual(parse(before), parse(now))];
    expect(JSON.stringify(newer)).toBe(now);
    expect(newer).not.toEqual(older);
  });

  it('of deeper nesting than anybody has stack for is answered as it came', () => {
    const deep = `${'['.repeat(5000)}${']'.repeat(5000)}`;
    const now = parse(deep);
    expect(reuseEqual(parse(deep), now)).toBe(now);
  });
});
