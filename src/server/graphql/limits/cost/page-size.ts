import { type FieldNode, type GraphQLField, Kind, type ValueNode } from 'graphql';

/** Rows of one page. */
export const MAX_PAGE = 200;

export type Values = Readonly<Record<string, unknown>>;

/** Rows a field asks for with `first`; null: it has no such argument. What is no number is refused later. */
export const pageSizeOf = (node: FieldNode, { args }: GraphQLField<unknown, unknown>, variables: Values): number | null => {
  const argument = args.find(({ name }) => name === 'first');
  if (argument === undefined) return null;
  const given = node.arguments?.find(({ name }) => name.value === 'first')?.value;
  const first = valueIn(given, variables) ?? argument.defaultValue;
  return typeof first === 'number' ? Math.min(MAX_PAGE, Math.max(0, first)) : MAX_PAGE;
};

const valueIn = (node: ValueNode | undefined, variables: Values): unknown => {
  if (node?.kind === Kind.INT) return Number(node.value);
  return node?.kind === Kind.VARIABLE ? variables[node.name.value] : undefined;
};
