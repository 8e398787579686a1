import fc from 'fast-check';
import type { GraphQLScalarType } from 'graphql';
import { GraphQLDate, GraphQLDateTime, GraphQLJSON } from 'graphql-scalars';
import { expect, it } from 'vitest';
import { serializeQuickly } from '../../schema/serialize-quickly.ts';

const written = (scalar: Pick<GraphQLScalarType<unknown, unknown>, 'serialize'>, value: unknown): string => JSON.stringify(scalar.serialize(value));
const moments = fc.date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true });

it('writes moments and days as the scalars do, however they are given', () => {
  fc.assert(
    fc.property(moments, (moment) => {
      const iso = moment.toISOString();
      for (const value of [iso, `${iso.slice(0, 19)}Z`, `${iso.slice(0, 19)}+02:00`, moment])
        expect(written(serializeQuickly(GraphQLDateTime), value)).toBe(written(GraphQLDateTime, value));
      for (const value of [iso.slice(0, 10), moment]) expect(written(serializeQuickly(GraphQLDate), value)).toBe(written(GraphQLDate, value));
    }),
  );
});

it('refuses what is no date, as the scalars do', () => {
  for (const value of ['', 'yesterday', '2026-13-01T00:00:00Z', true]) expect(() => serializeQuickly(GraphQLDateTime).serialize(value)).toThrow();
  for (const value of ['', 'yesterday', 12]) expect(() => serializeQuickly(GraphQLDate).serialize(value)).toThrow();
});

it('leaves other scalars alone', () => {
  expect(serializeQuickly(GraphQLJSON)).toBe(GraphQLJSON);
});
