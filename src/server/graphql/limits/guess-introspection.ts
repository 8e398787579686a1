import { type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql';

/** Items of each list of the introspection, of a schema the size of ours; of two types one is wrapped in another. */
const ITEMS: Readonly<Record<string, number>> = {
  types: 200,
  fields: 15,
  inputFields: 10,
  enumValues: 10,
  possibleTypes: 5,
  directives: 10,
  args: 3,
  interfaces: 1,
  ofType: 0.5,
};

/** Fields an answer holds below `__schema` and `__type`, roughly. Every fragment is looked at once. */
export const guessIntrospection = (selection: SelectionSetNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>): number => {
  const known = new Map<string, number>();
  const ofFragment = (name: string): number => {
    const size = known.get(name);
    if (size !== undefined) return size;
    // A cycle ends here; validation refuses it.
    known.set(name, 0);
    const fragment = fragments.get(name);
    const found = fragment === undefined ? 0 : ofSelection(fragment.selectionSet);
    known.set(name, found);
    return found;
  };
  const ofSelection = ({ selections }: SelectionSetNode): number =>
    selections.reduce((sum, node) => {
      if (node.kind === Kind.FRAGMENT_SPREAD) return sum + ofFragment(node.name.value);
      const below = node.selectionSet === undefined ? 0 : ofSelection(node.selectionSet);
      return sum + (node.kind === Kind.INLINE_FRAGMENT ? below : (ITEMS[node.name.value] ?? 1) * (1 + below));
    }, 0);
  return ofSelection(selection);
};
