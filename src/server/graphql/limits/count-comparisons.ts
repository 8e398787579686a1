import { type FieldNode, type FragmentDefinitionNode, Kind, type SelectionNode, type SelectionSetNode } from 'graphql';

/**
 * Pairs of fields that answer under one name at one place: validation compares each (`OverlappingFieldsCanBeMergedRule`), which is what costs it most.
 * Stops beyond `max`.
 */
export const countComparisons = (selection: SelectionSetNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>, max: number): number => {
  let looked = 0;
  let pairs = 0;

  const collect = (selections: readonly SelectionNode[], spread: Set<string>, found: Map<string, FieldNode[]>): void => {
    for (const node of selections) {
      looked += 1;
      if (node.kind === Kind.FIELD) {
        const name = node.alias?.value ?? node.name.value;
        found.set(name, [...(found.get(name) ?? []), node]);
      } else if (node.kind === Kind.INLINE_FRAGMENT) collect(node.selectionSet.selections, spread, found);
      else if (!spread.has(node.name.value)) {
        spread.add(node.name.value);
        collect(fragments.get(node.name.value)?.selectionSet.selections ?? [], spread, found);
      }
    }
  };
  const compare = (selections: readonly SelectionNode[]): void => {
    const found = new Map<string, FieldNode[]>();
    collect(selections, new Set(), found);
    for (const nodes of found.values()) {
      pairs += looked > LOOKED ? Number.POSITIVE_INFINITY : (nodes.length * (nodes.length - 1)) / 2;
      if (pairs > max) return;
      const below = nodes.flatMap(({ selectionSet }) => selectionSet?.selections ?? []);
      if (below.length > 0) compare(below);
    }
  };
  compare(selection.selections);
  return pairs;
};

/** More than any document within the other limits holds; only fragments that spread each other in circles reach it. */
const LOOKED = 10_000;
