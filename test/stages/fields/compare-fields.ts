/** Where a field of a payload is in the graph's answer, `*` standing for the same index or key on both sides; `as`: what it says there. */
export type Place = string | { readonly at: string; readonly as: (value: unknown) => unknown };

export interface FieldMap {
  readonly fields: Readonly<Record<string, Place>>;
  /** What the graph leaves out, by the reason; `**` stands for everything below. */
  readonly left: Readonly<Record<string, readonly string[]>>;
}

interface Leaf {
  readonly path: readonly string[];
  readonly value: unknown;
}

const isBranch = (value: unknown): value is object => typeof value === 'object' && value !== null && Object.keys(value).length > 0;

const leavesOf = (value: unknown, path: readonly string[] = []): readonly Leaf[] =>
  isBranch(value) ? Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...path, key])) : [{ path, value }];

/** What the stars of the pattern stand for; null where it does not fit. */
const match = (pattern: string, path: readonly string[]): readonly string[] | null => {
  const keys = pattern.split('.');
  const stars: string[] = [];
  for (const [at, key] of keys.entries()) {
    if (key === '**') return stars;
    const here = path[at];
    if (here === undefined || (key !== '*' && key !== here)) return null;
    if (key === '*') stars.push(here);
  }
  return keys.length === path.length ? stars : null;
};

const valueAt = (answer: unknown, path: readonly string[]): unknown => path.reduce<unknown>((value, key) => Reflect.get(Object(value), key), answer);

const isAbsent = (value: unknown): boolean => value === null || value === '' || (typeof value === 'object' && !isBranch(value));

const V1_TIME = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/;
const asTime = (value: unknown): number => Date.parse(V1_TIME.test(String(value)) ? `${String(value).replace(' ', 'T')}Z` : String(value));

/** Ids and decimals are texts in the graph, 0 and 1 Booleans, times ISO 8601; null, `""`, `[]` and `{}` are all nothing (enerflo.md §2.5). */
const means = (wire: unknown, graph: unknown): boolean => {
  if (graph === undefined) return false;
  if (isAbsent(wire)) return isAbsent(graph);
  if (typeof graph === 'boolean') return Boolean(wire) === graph;
  if (String(wire) === String(graph)) return true;
  if (V1_TIME.test(String(wire))) return asTime(wire) === asTime(graph);
  return typeof wire === 'number' && Number(graph) === wire;
};

const placeOf = ({ path }: Leaf, { fields, left }: FieldMap): { readonly place: Place | null; readonly stars: readonly string[] } | null => {
  for (const [pattern, place] of Object.entries(fields)) {
    const stars = match(pattern, path);
    if (stars !== null) return { place, stars };
  }
  return Object.values(left).some((patterns) => patterns.some((pattern) => match(pattern, path) !== null)) ? { place: null, stars: [] } : null;
};

const problemOf = (leaf: Leaf, answer: unknown, map: FieldMap): readonly string[] => {
  const name = leaf.path.join('.');
  const found = placeOf(leaf, map);
  if (found === null) return [`${name}: nobody says where it is`];
  if (found.place === null) return [];
  const { at, as } = typeof found.place === 'string' ? { at: found.place, as: (value: unknown) => value } : found.place;
  const stars = [...found.stars];
  const target = at.split('.').map((key) => (key === '*' ? (stars.shift() ?? key) : key));
  const got = valueAt(answer, target);
  return means(as(leaf.value), got) ? [] : [`${name} is ${JSON.stringify(leaf.value)}, but ${target.join('.')} is ${JSON.stringify(got)}`];
};

/** Every field of the payload that the graph does not say, or says otherwise, though the map does not leave it out. */
export const compareFields = (payload: unknown, answer: unknown, map: FieldMap): readonly string[] =>
  leavesOf(payload).flatMap((leaf) => problemOf(leaf, answer, map));

const prefixed = (prefix: string, path: string): string => (prefix === '' ? path : `${prefix}.${path}`);

/** The same map for a record that lies deeper in the payload, and maybe in the answer. */
export const under = (prefix: string, { fields, left }: FieldMap, answerPrefix = ''): FieldMap => ({
  fields: Object.fromEntries(
    Object.entries(fields).map(([pattern, place]) => [
      prefixed(prefix, pattern),
      typeof place === 'string' ? prefixed(answerPrefix, place) : { ...place, at: prefixed(answerPrefix, place.at) },
    ]),
  ),
  left: Object.fromEntries(Object.entries(left).map(([reason, patterns]) => [reason, patterns.map((pattern) => prefixed(prefix, pattern))])),
});

/** All of them; of equal patterns and reasons the later adds to the earlier. */
export const together = (...maps: readonly FieldMap[]): FieldMap => ({
  fields: Object.assign({}, ...maps.map(({ fields }) => fields)),
  left: Object.fromEntries(
    [
      ...Map.groupBy(
        maps.flatMap(({ left }) => Object.entries(left)),
        ([reason]) => reason,
      ),
    ].map(([reason, entries]) => [reason, entries.flatMap(([, patterns]) => patterns)]),
  ),
});
