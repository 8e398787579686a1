import { type FieldNode, Kind, type OperationDefinitionNode, visit } from 'graphql';
import { countReferences } from './count-references.ts';
import { type CostedOperation, estimateCost } from './estimate-cost.ts';
import type { Values } from './page-size.ts';

interface Remembered {
  /** Of the variables, all that the cost depends on. */
  readonly sizesIn: (variables: Values) => string;
  sizes: string | null;
  cost: number;
}

/** Estimates as `estimateCost` does: an operation that comes again with pages of the same size is not estimated again. */
export const rememberCost = (): ((costed: CostedOperation) => number) => {
  const operations = new WeakMap<OperationDefinitionNode, Remembered>();
  return (costed) => {
    const known = operations.get(costed.operation) ?? { sizesIn: createSizesIn(costed), sizes: null, cost: 0 };
    operations.set(costed.operation, known);
    const sizes = known.sizesIn(costed.variables);
    if (sizes !== known.sizes) Object.assign(known, { sizes, cost: estimateCost(costed) });
    return known.cost;
  };
};

const createSizesIn = ({ document }: CostedOperation): Remembered['sizesIn'] => {
  const pages: string[] = [];
  const references: FieldNode[] = [];
  visit(document, {
    Field: (node) => {
      if (node.name.value === '_entities') references.push(node);
    },
    Argument: ({ name, value }) => {
      if (name.value === 'first' && value.kind === Kind.VARIABLE) pages.push(value.name.value);
    },
  });
  return (variables) =>
    JSON.stringify([pages.map((name) => (name in variables ? variables[name] : 'not sent')), references.map((node) => [...countReferences(node, variables)])]);
};
