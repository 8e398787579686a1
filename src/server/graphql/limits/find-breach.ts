import { type DocumentNode, type FragmentDefinitionNode, Kind, type OperationDefinitionNode, parse, type SelectionSetNode, visit } from 'graphql';
import { countComparisons } from './count-comparisons.ts';
import { guessIntrospection } from './guess-introspection.ts';
import { type Breach, LIMITS, type LimitName } from './limits.ts';

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** How a selection looks with its fragments put in. */
interface Shape {
  readonly depth: number;
  /** Fields here and below. */
  readonly size: number;
  /** How often each field is selected. */
  readonly fields: ReadonlyMap<string, number>;
  /** The most often any field is selected here or below. */
  readonly repeated: number;
  /** Fields the answer holds of the introspection here and below, roughly. */
  readonly introspection: number;
}

const EMPTY: Shape = { depth: 0, size: 0, fields: new Map(), repeated: 0, introspection: 0 };

/** What the document breaks first; null: nothing, or it is no document, which the parser says better. */
export const findBreach = (query: string): Breach | null => {
  const document = parseWithin(query);
  if (document === 'tooLong') return toBreach('tokens');
  return document === null ? null : (findCountBreach(document) ?? findShapeBreach(document));
};

const toBreach = (limit: LimitName): Breach => ({ limit, max: LIMITS[limit] });

const parseWithin = (query: string): DocumentNode | 'tooLong' | null => {
  try {
    return parse(query, { maxTokens: LIMITS.tokens, noLocation: true });
  } catch (error) {
    return error instanceof Error && error.message.includes(`more that ${LIMITS.tokens} tokens`) ? 'tooLong' : null;
  }
};

const findCountBreach = (document: DocumentNode): Breach | null => {
  const counts = { operations: 0, fragments: 0, directives: 0, aliases: 0 };
  visit(document, {
    OperationDefinition: () => void counts.operations++,
    FragmentDefinition: () => void counts.fragments++,
    InlineFragment: () => void counts.fragments++,
    Directive: () => void counts.directives++,
    Field: ({ alias }) => {
      if (alias !== undefined) counts.aliases++;
    },
  });
  const names = ['operations', 'fragments', 'directives', 'aliases'] as const;
  const broken = names.find((name) => counts[name] > LIMITS[name]);
  return broken === undefined ? null : toBreach(broken);
};

const findShapeBreach = ({ definitions }: DocumentNode): Breach | null => {
  const fragments = new Map(definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION).map((node) => [node.name.value, node]));
  const shapeOf = createShapeOf(fragments);
  const operations = definitions.filter((node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION);
  const ofGraph = [...fragments.values()].filter(({ typeCondition }) => !typeCondition.name.value.startsWith('__'));
  for (const { selectionSet } of [...operations, ...ofGraph]) {
    const { depth, size, repeated, introspection } = shapeOf(selectionSet);
    if (introspection > LIMITS.introspection) return toBreach('introspection');
    if (size > LIMITS.fields) return toBreach('fields');
    if (depth > LIMITS.depth) return toBreach('depth');
    if (repeated > LIMITS.repeated) return toBreach('repeated');
  }
  const rootFields = Math.max(0, ...operations.map(({ selectionSet }) => sum(shapeOf(selectionSet).fields.values())));
  if (rootFields > LIMITS.rootFields) return toBreach('rootFields');
  const isComparable = operations.every(({ selectionSet }) => countComparisons(selectionSet, fragments, LIMITS.comparisons) <= LIMITS.comparisons);
  return isComparable ? null : toBreach('comparisons');
};

/** Every fragment is looked at once, however often it is spread: a chain of fragments that doubles costs no more than its text. */
const createShapeOf = (fragments: Fragments) => {
  const known = new Map<string, Shape>();
  const ofFragment = (name: string): Shape => {
    const shape = known.get(name);
    if (shape !== undefined) return shape;
    // A cycle ends here; validation refuses it.
    known.set(name, EMPTY);
    const fragment = fragments.get(name);
    const found = fragment === undefined ? EMPTY : ofSelection(fragment.selectionSet);
    known.set(name, found);
    return found;
  };
  const ofSelection = ({ selections }: SelectionSetNode): Shape => {
    const fields = new Map<string, number>();
    const add = (name: string, times: number): void => void fields.set(name, (fields.get(name) ?? 0) + times);
    let depth = 0;
    let size = 0;
    let repeated = 0;
    let introspection = 0;
    for (const node of selections) {
      if (node.kind === Kind.FIELD) {
        add(node.name.value, 1);
        const below = node.selectionSet === undefined || isIntrospection(node.name.value) ? EMPTY : ofSelection(node.selectionSet);
        depth = Math.max(depth, below.depth + 1);
        size += below.size + 1;
        repeated = Math.max(repeated, below.repeated);
        introspection += below.introspection;
        if (node.selectionSet !== undefined && isIntrospection(node.name.value)) introspection += guessIntrospection(node.selectionSet, fragments);
      } else {
        const inner = node.kind === Kind.INLINE_FRAGMENT ? ofSelection(node.selectionSet) : ofFragment(node.name.value);
        for (const [name, times] of inner.fields) add(name, times);
        depth = Math.max(depth, inner.depth);
        size += inner.size;
        repeated = Math.max(repeated, inner.repeated);
        introspection += inner.introspection;
      }
    }
    return { depth, size, fields, repeated: Math.max(repeated, ...fields.values()), introspection };
  };
  return ofSelection;
};

/** Counted by themselves: the query every tool asks goes 15 levels deep. */
const isIntrospection = (name: string): boolean => name === '__schema' || name === '__type';

const sum = (numbers: Iterable<number>): number => [...numbers].reduce((total, number) => total + number, 0);
