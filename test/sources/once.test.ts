import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { KeptBodies } from '../../src/sources/kept-bodies.ts';
import { mapOnce, once } from '../../src/sources/once.ts';

const counted = () => {
  let asked = 0;
  const schema = z.object({ id: z.number() }).transform(({ id }) => {
    asked += 1;
    return { id: String(id) };
  });
  return { schema: once(schema), asked: () => asked };
};

describe('a schema asked once', () => {
  it('makes the same of the same object, and is asked for it once', () => {
    const { schema, asked } = counted();
    const answer = { id: 7 };
    expect(schema.parse(answer)).toBe(schema.parse(answer));
    expect(asked()).toBe(1);
  });

  it('is asked again for an equal object', () => {
    const { schema, asked } = counted();
    expect([schema.parse({ id: 7 }), schema.parse({ id: 7 })]).toEqual([{ id: '7' }, { id: '7' }]);
    expect(asked()).toBe(2);
  });

  it('says each time what is wrong and where, inside another schema too', () => {
    const { schema } = counted();
    const answer = { row: { id: 'seven' } };
    for (let time = 0; time < 2; time++) {
      const { error } = z.object({ row: schema }).safeParse(answer);
      expect(error?.issues[0]).toMatchObject({ path: ['row', 'id'] });
    }
  });

  it.each([null, 7, 'text', undefined])('reads %s as the schema does', (value) => {
    expect(counted().schema.safeParse(value).success).toBe(false);
  });
});

it('a mapping done once answers the same object', () => {
  const map = mapOnce(({ id }: { readonly id: number }) => ({ id }));
  const input = { id: 1 };
  expect(map(input)).toBe(map(input));
  expect(map({ id: 1 })).not.toBe(map(input));
});

describe('kept bodies', () => {
  it('are the same object for the same text, and another for another', () => {
    const bodies = new KeptBodies();
    expect(bodies.read('{"a":1}')).toBe(bodies.read('{"a":1}'));
    expect(bodies.read('{"a":1}')).not.toBe(bodies.read('{"a":1} '));
  });

  it('read long integers and empty texts as ever, and throw at what is no JSON, every time', () => {
    const bodies = new KeptBodies();
    expect([bodies.read('{"id":90071992547409931}'), bodies.read('')]).toEqual([{ id: '90071992547409931' }, undefined]);
    expect(() => bodies.read('{')).toThrow(SyntaxError);
    expect(() => bodies.read('{')).toThrow(SyntaxError);
  });

  it('of more than half a million characters are not kept', () => {
    const bodies = new KeptBodies();
    const text = JSON.stringify({ text: 'x'.repeat(600_000) });
    expect(bodies.read(text)).not.toBe(bodies.read(text));
  });
});
