import { registerEnumType } from 'type-graphql';

/** `{ electricity: 'electricity' }` becomes the enum value ELECTRICITY: names are SCREAMING_CASE in the graph, values stay as the domain has them. */
const enumOf = <T extends string>(values: readonly T[]): Readonly<Record<string, T>> =>
  Object.fromEntries(values.map((value) => [value.replace(/([a-z])([A-Z])/g, '$1_$2').toUpperCase(), value]));

export const registerEnum = <T extends string>(name: string, description: string, values: readonly T[]): Readonly<Record<string, T>> => {
  const graphEnum = enumOf(values);
  registerEnumType(graphEnum, { name, description });
  return graphEnum;
};
