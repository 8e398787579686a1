import { type FieldNode, Kind, valueFromASTUntyped } from 'graphql';
import type { Values } from './page-size.ts';

/** How many references of each type `_entities` is asked for. */
export const countReferences = ({ arguments: given }: FieldNode, variables: Values): ReadonlyMap<string, number> => {
  const node = given?.find(({ name }) => name.value === 'representations')?.value;
  const wanted: unknown = node?.kind === Kind.VARIABLE ? variables[node.name.value] : node && valueFromASTUntyped(node, { ...variables });
  const counts = new Map<string, number>();
  for (const one of Array.isArray(wanted) ? wanted : [wanted]) {
    const name = typeof one === 'object' && one !== null && '__typename' in one ? String(one.__typename) : '';
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
};
