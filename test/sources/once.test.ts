import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { KeptBodies } from '../../src/sources/kept-bodies.ts';
import { mapOnce, once, readOnce } from '../../src/sources/once.ts';

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

it('a reading is done once where it is clean, and each time where it drifted', () => {
  const asked: unknown[] = [];
  const read = readOnce(
    ({ drift }: { readonly drift: number }, where: string) => {
      asked.push(where);
      return { drift };
    },
    ({ drift }) => drift === 0,
  );
  const [clean, drifted] = [{ drift: 0 }, { drift: 1 }];
  expect(read(clean, 'clean')).toBe(read(clean, 'clean again'));
  expect(read(drifted, 'drifted')).not.toBe(read(drifted, 'drifted again'));
  expect(asked).toEqual(['clean', 'drifted', 'drifted again']);
});

describe('kept bodies', () => {
  const reading = () => {
    const bodies = new KeptBodies();
    return (text: string, question = 'GET /a', cutAt = text.length) => {
      const chunks = [Buffer.from(text.slice(0, cutAt)), Buffer.from(text.slice(cutAt))];
      return bodies.read(question, chunks, Buffer.byteLength(text));
    };
  };

  it('are the same object for the same bytes, however they are cut, and another for another', () => {
    const read = reading();
    const first = read('{"a":"ä"}');
    expect(read('{"a":"ä"}', 'GET /a', 3)).toBe(first);
    expect(read('{"a":"b"}')).toEqual({ a: 'b' });
  });

  it('are the same object for the same content in bytes that never came before, and of other content have the same parts', () => {
    const read = reading();
    const first = read('{"rows":[{"id":1},{"id":2}],"at":1}');
    for (let blanks = 1; blanks < 9; blanks++) expect(read(`{"rows":[{"id":1},{"id":2}],"at":1}${' '.repeat(blanks)}`)).toBe(first);
    const [one, two, again] = [2, 3, 1].map((at) => read(`{"rows":[{"id":1},{"id":2}],"at":${at}}`));
    expect([one, two, again]).toEqual([2, 3, 1].map((at) => ({ rows: [{ id: 1 }, { id: 2 }], at })));
    expect(two).toHaveProperty(
      'rows',
      expect.toSatisfy((rows) => rows === Object(first).rows),
    );
  });

  it('are kept in the few ways a source writes the same', () => {
    const read = reading();
    const ways = ['{"success":true}', '{"success":"true"}', '{"success":1}'];
    const first = ways.map((text) => read(text));
    expect(ways.map((text) => read(text) === first[ways.indexOf(text)])).toEqual([true, true, true]);
  });

  it('of one question are not those of another', () => {
    const read = reading();
    expect(read('{"a":1}', 'GET /a')).not.toBe(read('{"a":1}', 'GET /b'));
  });

  it('read long integers and empty texts as ever, and throw at what is no JSON, every time', () => {
    const read = reading();
    expect([read('{"id":90071992547409931}'), read('')]).toEqual([{ id: '90071992547409931' }, undefined]);
    expect(() => read('{')).toThrow(SyntaxError);
    expect(() => read('{')).toThrow(SyntaxError);
  });

  it('of more than a mebibyte are not kept', () => {
    const read = reading();
    const text = JSON.stringify({ text: 'x'.repeat(1_100_000) });
    expect(read(text)).not.toBe(read(text));
  });
});
