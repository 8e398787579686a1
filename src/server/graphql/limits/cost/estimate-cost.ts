import {
  type DocumentNode,
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  print,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql';
import { countReferences } from './count-references.ts';
import { pageSizeOf, type Values } from './page-size.ts';
import { PRICES, type Price, REFERENCE_PRICES } from './prices.ts';

export interface CostedOperation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** As sent. */
  readonly variables: Values;
}

/** What a selection costs, whatever it hangs on. */
interface Cost {
  /** For each record it hangs on. */
  readonly each: number;
  readonly fixed: number;
}

/** A selection as it adds up: the same read of the same record counts once, in however many fragments it stands. */
interface Sum extends Cost {
  readonly reads: ReadonlyMap<string, Cost>;
  /** Reads all of the record. */
  readonly hasParts: boolean;
}

const NOTHING: Sum = { each: 0, fixed: 0, reads: new Map(), hasParts: false };

/**
 * Calls to sources an operation may make, before it makes any. Every field of the document is looked at once, however often its fragment is spread.
 * Copies that are young enough make it cheaper; a customer with more installs than most makes it dearer.
 */
export const estimateCost = ({ schema, document, operation, variables }: CostedOperation): number => {
  const root = schema.getRootType(operation.operation);
  if (root == null) return 0;
  const { each, fixed } = total(createSumOf(schema, document, withDefaults(operation, variables))(operation.selectionSet, root), false);
  return Math.ceil(each + fixed);
};

const withDefaults = ({ variableDefinitions = [] }: OperationDefinitionNode, sent: Values): Values => ({
  ...Object.fromEntries(
    variableDefinitions.flatMap(({ variable, defaultValue }) => (defaultValue === undefined ? [] : [[variable.name.value, valueFromASTUntyped(defaultValue)]])),
  ),
  ...sent,
});

/** A whole record has its parts already. */
const total = ({ each, fixed, reads, hasParts }: Sum, isWhole: boolean): Cost => {
  const costs = [...reads.values(), { each: hasParts && !isWhole ? 1 : 0, fixed: 0 }];
  return { each: costs.reduce((sum, cost) => sum + cost.each, each), fixed: costs.reduce((sum, cost) => sum + cost.fixed, fixed) };
};

const createSumOf = (schema: GraphQLSchema, document: DocumentNode, variables: Values) => {
  const fragments = new Map(document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])));
  const known = new Map<FieldNode, Sum>();

  const ofSelection = (selection: SelectionSetNode, type: GraphQLObjectType): Sum => {
    let sum = NOTHING;
    for (const node of fieldsOf(selection, type, new Set())) {
      const found = known.get(node) ?? ofField(node, type);
      known.set(node, found);
      sum = add(sum, found);
    }
    return sum;
  };

  function* fieldsOf({ selections }: SelectionSetNode, type: GraphQLObjectType, spread: Set<string>): Generator<FieldNode> {
    for (const node of selections) {
      if (node.kind === Kind.FIELD) yield node;
      else if (node.kind === Kind.INLINE_FRAGMENT) {
        if (fits(node.typeCondition?.name.value, type)) yield* fieldsOf(node.selectionSet, type, spread);
      } else if (!spread.has(node.name.value)) {
        const fragment = fragments.get(node.name.value);
        spread.add(node.name.value);
        if (fragment !== undefined && fits(fragment.typeCondition.name.value, type)) yield* fieldsOf(fragment.selectionSet, type, spread);
      }
    }
  }

  const fits = (condition: string | undefined, type: GraphQLObjectType): boolean =>
    condition === undefined || condition === type.name || !isObjectType(schema.getType(condition));

  const ofField = (node: FieldNode, type: GraphQLObjectType): Sum => {
    const field = type.getFields()[node.name.value];
    if (field === undefined) return NOTHING;
    if (node.name.value === '_entities') return ofReferences(node);
    const price = PRICES[`${type.name}.${node.name.value}`];
    const given = getNamedType(field.type);
    const below = node.selectionSet === undefined || !isObjectType(given) ? NOTHING : ofSelection(node.selectionSet, given);
    const { each, fixed } = total(below, price?.isWhole === true);
    const items = pageSizeOf(node, field, variables) ?? price?.items ?? 1;
    return { each: each * items, fixed, ...ownReads(node, price) };
  };

  const ofReferences = (node: FieldNode): Sum => {
    const costs = [...countReferences(node, variables)].map(([name, count]): Cost => {
      const type = schema.getType(name);
      // What is no reference costs its error.
      if (!isObjectType(type) || node.selectionSet === undefined) return { each: count, fixed: 0 };
      const price = REFERENCE_PRICES[name];
      const below = total(ofSelection(node.selectionSet, type), price?.isWhole === true);
      return { each: count * (below.each + (price?.each ?? 0)), fixed: below.fixed + (price?.fixed ?? 0) };
    });
    return costs.map((cost) => ({ ...NOTHING, ...cost })).reduce(add, NOTHING);
  };

  return ofSelection;
};

/** Pages of one list are one read. */
const ownReads = (node: FieldNode, price: Price | undefined): Pick<Sum, 'reads' | 'hasParts'> => {
  const isRead = price !== undefined && price.each + price.fixed > 0;
  const key = [node.name.value, ...(node.arguments ?? []).filter(({ name }) => name.value !== 'first' && name.value !== 'after').map(print)].join(' ');
  return { reads: isRead ? new Map([[key, price]]) : NOTHING.reads, hasParts: price?.isPart === true };
};

const add = (one: Sum, other: Sum): Sum => ({
  each: one.each + other.each,
  fixed: one.fixed + other.fixed,
  reads: other.reads.size === 0 ? one.reads : new Map([...one.reads, ...other.reads]),
  hasParts: one.hasParts || other.hasParts,
});
