import {
  GraphQLError,
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { BadInput } from '../../../src/domain/bad-input.ts';
import { SourceError } from '../../../src/domain/source-error.ts';
import { createRandom, type Random, toSeed } from './random.ts';

/**
 * Replaces every resolver of the schema by one whose outcome follows from its parent, its name and its arguments alone: values, nulls where none may
 * be, lists, promises, errors thrown, rejected and answered. Fields without a resolver stay without one: their parents have their values.
 */
export const fakeResolvers = (schema: GraphQLSchema): GraphQLSchema => {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      if (field.resolve !== undefined) field.resolve = (parent, args) => resolve(field, seedOf(parent), args);
    }
  }
  return schema;
};

const SEED = Symbol('seed');

const seedOf = (parent: unknown): number =>
  typeof parent === 'object' && parent !== null && SEED in parent && typeof parent[SEED] === 'number' ? parent[SEED] : 1;

const resolve = ({ name, type }: GraphQLField<unknown, unknown>, parentSeed: number, args: unknown): unknown => {
  const random = createRandom(toSeed(`${parentSeed} ${name} ${JSON.stringify(inOrder(args))}`));
  const value = (): unknown => valueFor(type, random);
  // A rejection beside a null that ends its parent stays unhandled in graphql-js 16: what may not be null is answered at once, as ours is.
  const kind = isNonNullType(type) ? 39 : random.below(40);
  if (kind === 0) throw errorOf(random);
  if (kind === 1) return Promise.reject(errorOf(random));
  if (kind === 2) return errorOf(random);
  if (kind < 14) return Promise.resolve(value());
  if (kind < 18) return new Promise((settle) => setImmediate(settle, value()));
  return value();
};

/** The order of arguments is neither executor's promise. */
const inOrder = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.entries(value)
    .toSorted(([one], [other]) => one.localeCompare(other))
    .map(([name, part]) => [name, inOrder(part)]);
};

const errorOf = (random: Random): Error => {
  const kind = random.below(5);
  if (kind === 0) return new SourceError('ENNEO', 'ticketSearch', 'timeout');
  if (kind === 1) return new SourceError('ERP', 'customer', 'rateLimited', { retryAfterMs: 2000 });
  if (kind === 2) return new BadInput('first', 'is too large');
  if (kind === 3) return new GraphQLError('refused', { extensions: { code: 'FORBIDDEN', detail: { level: 3 } } });
  return new TypeError('a bug');
};

const valueFor = (type: GraphQLOutputType, random: Random): unknown => {
  if (isNonNullType(type)) return random.isOneIn(60) ? null : (presentOf(type.ofType, random) ?? presentOf(type.ofType, random));
  return random.isOneIn(8) ? random.pick([null, undefined]) : presentOf(type, random);
};

const presentOf = (type: GraphQLOutputType, random: Random): unknown => {
  if (isNonNullType(type)) return valueFor(type, random);
  if (isListType(type)) return random.isOneIn(80) ? 'no list' : Array.from({ length: random.below(4) }, () => valueFor(type.ofType, random));
  if (isEnumType(type)) return random.isOneIn(40) ? 'NO_SUCH_VALUE' : random.pick(type.getValues()).value;
  if (isUnionType(type)) return recordOf(random.pick(type.getTypes()).name, type, random);
  if (isLeafType(type) && type.name.startsWith('JSON')) return leafOf(type.name, random);
  if (isLeafType(type)) return random.isOneIn(60) ? random.pick([Number.NaN, {}, [], Symbol.iterator]) : leafOf(type.name, random);
  return recordOf(getNamedType(type).name, type, random);
};

/** Has a value for every field there may be. */
const recordOf = (typeName: string, type: GraphQLOutputType, random: Random): object => {
  const seed = random.below(2 ** 31);
  const members = isUnionType(type) ? type.getTypes() : [type];
  const fields = members
    .filter(isObjectType)
    .filter(({ name }) => name === typeName)
    .flatMap((member) => Object.values(member.getFields()));
  const record: Record<string | symbol, unknown> = { [SEED]: seed, __typename: typeName };
  for (const field of fields.filter(({ resolve: computed }) => computed === undefined)) {
    Object.defineProperty(record, field.name, { enumerable: true, get: () => valueFor(field.type, createRandom(toSeed(`${seed} ${field.name}`))) });
  }
  return record;
};

const leafOf = (name: string, random: Random): unknown => {
  if (name === 'Int') return random.below(1000);
  if (name === 'Float') return random.below(1000) / 8;
  if (name === 'Boolean') return random.isOneIn(2);
  if (name === 'DateTime') return random.pick([new Date(1.7e12 + random.below(1e9)), '2025-03-18T16:00:00Z']);
  if (name === 'Date') return '2025-03-18';
  if (name.startsWith('JSON')) return random.pick([{ a: [1, null, 'x'] }, {}]);
  return random.pick([`text ${random.below(1000)}`, String(random.below(99)), random.below(99)]);
};
