import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { createRandom, type Random } from './random.ts';

export interface RandomQuery {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** A query of the schema, mostly valid; now and then a mutation, a directive, or a variable of the wrong type. */
export const createRandomQuery = (schema: GraphQLSchema, seed: number): RandomQuery => {
  const random = createRandom(seed);
  const variables: Record<string, unknown> = {};
  const definitions: string[] = [];
  const fragments: string[] = [];
  let fieldsLeft = 4 + random.below(30);

  const selectionOf = (type: GraphQLObjectType, depth: number): string => {
    const fields = Object.values(type.getFields()).filter(
      ({ name, type: given }) => !name.startsWith('_service') && (depth > 0 || isLeafType(getNamedType(given))),
    );
    const wanted = 1 + random.below(5);
    const parts = Array.from({ length: wanted }, () => partOf(type, fields, depth));
    return `{ ${parts.join(' ')} }`;
  };

  const partOf = (type: GraphQLObjectType, fields: readonly GraphQLField<unknown, unknown>[], depth: number): string => {
    fieldsLeft -= 1;
    if (fields.length === 0 || random.isOneIn(12)) return random.isOneIn(3) ? `t${random.below(3)}: __typename` : '__typename';
    if (depth > 0 && fieldsLeft > 0 && random.isOneIn(10)) return `... ${random.isOneIn(2) ? `on ${type.name} ` : ''}${selectionOf(type, depth)}`;
    if (depth > 0 && fieldsLeft > 0 && random.isOneIn(10)) return spreadOf(type, depth);
    return fieldOf(random.pick(fields), depth);
  };

  const spreadOf = (type: GraphQLObjectType, depth: number): string => {
    const known = fragments.filter((fragment) => fragment.includes(` on ${type.name} `));
    if (known.length > 0 && random.isOneIn(2)) return `...${random.pick(known).split(' ')[1]}`;
    const body = selectionOf(type, depth);
    const name = `F${fragments.length}`;
    fragments.push(`fragment ${name} on ${type.name} ${body}`);
    return `...${name}`;
  };

  const fieldOf = ({ name, args, type }: GraphQLField<unknown, unknown>, depth: number): string => {
    const given = args.flatMap((argument) => argumentOf(argument));
    const alias = given.length > 0 || random.isOneIn(6) ? `a${random.below(1000)}: ` : '';
    const directive = random.isOneIn(400) ? ` @include(if: ${random.isOneIn(2)})` : '';
    return `${alias}${name}${given.length === 0 ? '' : `(${given.join(', ')})`}${directive}${below(getNamedType(type), depth)}`;
  };

  const below = (type: unknown, depth: number): string => {
    if (isObjectType(type)) return ` ${selectionOf(type, fieldsLeft <= 0 ? 0 : depth - 1)}`;
    if (!isUnionType(type)) return '';
    const members = type.getTypes().filter(() => random.isOneIn(2));
    return ` { __typename ${members.map((member) => `... on ${member.name} ${selectionOf(member, Math.max(1, depth - 1))}`).join(' ')} }`;
  };

  const argumentOf = ({ name, type, defaultValue }: GraphQLArgument): readonly string[] => {
    const isNeeded = isNonNullType(type) && defaultValue === undefined;
    if (!isNeeded && random.isOneIn(2)) return [];
    if (random.isOneIn(2)) return [`${name}: ${variableOf(type, isNeeded)}`];
    return [`${name}: ${toLiteral(valueFor(type, 3))}`];
  };

  const variableOf = (type: GraphQLInputType, isNeeded: boolean): string => {
    const name = `v${definitions.length}`;
    const isOptional = !isNonNullType(type) && random.isOneIn(3);
    const byDefault = random.isOneIn(4) ? ` = ${toLiteral(valueFor(type, 2))}` : '';
    definitions.push(`$${name}: ${type}${byDefault}`);
    if (isNeeded || !(isOptional || (byDefault !== '' && random.isOneIn(2))))
      variables[name] = random.isOneIn(40) ? random.pick([{}, 'x', 1.5, null, [[]]]) : plain(valueFor(type, 3));
    return `$${name}`;
  };

  const valueFor = (type: GraphQLInputType, depth: number): unknown => {
    if (isNonNullType(type)) return valueFor(type.ofType, depth);
    if (random.isOneIn(15)) return null;
    if (isListType(type))
      return Array.from({ length: random.below(4) }, () => valueFor(type.ofType, depth) ?? valueFor(type.ofType, depth)).filter((value) => value !== null);
    if (isEnumType(type)) return new Name(random.pick(type.getValues()).name);
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields()).filter((field) => isNonNullType(field.type) || (depth > 0 && random.isOneIn(3)));
      return Object.fromEntries(fields.map((field) => [field.name, required(field.type, depth - 1)]));
    }
    return scalarOf(type.name, random);
  };

  const required = (type: GraphQLInputType, depth: number): unknown => {
    const value = valueFor(type, depth);
    return value === null && isNonNullType(type) ? required(type, depth) : value;
  };

  const isMutation = random.isOneIn(50);
  const root = isMutation ? schema.getMutationType() : schema.getQueryType();
  if (root == null) throw new Error('The schema has no such root.');
  const body = selectionOf(root, 5);
  const head = `${isMutation ? 'mutation' : 'query'} Q${definitions.length === 0 ? '' : `(${definitions.join(', ')})`}`;
  return { query: [`${head} ${body}`, ...fragments].join('\n'), variables };
};

/** An enum's value, which is no string in a document. */
class Name {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

const toLiteral = (value: unknown): string => {
  if (value instanceof Name) return value.name;
  if (Array.isArray(value)) return `[${value.map(toLiteral).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{ ${Object.entries(value)
    .map(([name, part]) => `${name}: ${toLiteral(part)}`)
    .join(', ')} }`;
};

/** As JSON carries it. */
const plain = (value: unknown): unknown => {
  if (value instanceof Name) return value.name;
  if (Array.isArray(value)) return value.map(plain);
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([name, part]) => [name, plain(part)])) : value;
};

const ENTITIES = ['Customer', 'Contract', 'Ticket', 'Install', 'Milestone', 'Note'];

const scalarOf = (name: string, random: Random): unknown => {
  if (name === 'Int') return random.below(300);
  if (name === 'Float') return random.below(1000) / 8;
  if (name === 'Boolean') return random.isOneIn(2);
  if (name === 'Date') return `20${10 + random.below(80)}-0${1 + random.below(9)}-1${random.below(10)}`;
  if (name === 'DateTime') return `20${10 + random.below(80)}-0${1 + random.below(9)}-11T10:00:00Z`;
  if (name === '_Any') return { __typename: random.pick(ENTITIES), id: String(random.below(99)), installId: '1' };
  if (name === 'JSONObject') return { key: random.below(9) };
  return `text ${random.below(99)}`;
};
