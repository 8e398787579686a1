import { z } from 'zod';
import { invalid } from '../refused.ts';
import type { Row } from '../row.ts';
import { toUnix } from '../stamp.ts';
import { toFilterKey, valuesOf } from './keys.ts';
import { toMoment } from './moment.ts';

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** `{key, comparator, values | value | from + to}` (docs.enneo.ai/en/api-reference/ticket/get-a-list-of-tickets). */
export const wireFilter = z.object({
  key: z.string(),
  comparator: z.enum(['in', 'not in', '=', '!=', '>', '<', '>=', '<=', 'between', 'not between']).default('='),
  values: z.array(scalar).optional(),
  value: z.union([scalar, z.array(scalar)]).optional(),
  from: scalar.optional(),
  to: scalar.optional(),
});
export type Filter = z.infer<typeof wireFilter>;
export type Predicate = (fields: Row) => boolean;

/** `in` takes `values`; a lone `value` or a list in it is understood too. */
export const wantedOf = ({ values, value }: Filter): readonly string[] => (values ?? [value ?? []].flat()).map(String);

export const toPredicate = (filter: Filter, now: number): Predicate => {
  const { key, kind } = toFilterKey(filter.key);
  if (kind === 'date') return toDatePredicate(key, filter, now);
  return kind === 'set' ? toSetPredicate(key, filter) : toSpecialPredicate(key, filter);
};

const ORDER: Readonly<Record<string, (difference: number) => boolean>> = {
  '=': (difference) => difference === 0,
  '>': (difference) => difference > 0,
  '<': (difference) => difference < 0,
  '>=': (difference) => difference >= 0,
  '<=': (difference) => difference <= 0,
};

const compare = (a: string, b: string): number => {
  const difference = Number(a) - Number(b);
  return Number.isNaN(difference) ? a.localeCompare(b) : difference;
};

const not =
  (predicate: Predicate): Predicate =>
  (fields) =>
    !predicate(fields);

const isOneOf =
  (key: string, wanted: ReadonlySet<string>): Predicate =>
  (fields) =>
    valuesOf(fields, key).some((value) => wanted.has(String(value)));

/** Values that are no values: enneo.md 4.1. */
const isAgent =
  (wanted: ReadonlySet<string>): Predicate =>
  ({ agentId }) =>
    agentId === null ? wanted.has('unassigned') : wanted.has('team') || wanted.has(String(agentId));

const toMembership = (key: string, wanted: ReadonlySet<string>): Predicate => {
  if (key === 't.channel' && wanted.has('all')) return () => true;
  return key === 't.agentId' ? isAgent(wanted) : isOneOf(key, wanted);
};

const toSetPredicate = (key: string, filter: Filter): Predicate => {
  const wanted = wantedOf(filter);
  const membership = toMembership(key, new Set(wanted));
  if (filter.comparator === 'in' || filter.comparator === '=') return membership;
  if (filter.comparator === 'not in' || filter.comparator === '!=') return not(membership);
  const holds = ORDER[filter.comparator];
  const [limit] = wanted;
  if (holds === undefined || limit === undefined) throw invalid(`filters: ${filter.comparator} does not fit ${filter.key}`);
  return (fields) => valuesOf(fields, key).some((value) => holds(compare(String(value), limit)));
};

const momentOf = (value: unknown, key: string, now: number): number => {
  const moment = toMoment(value, now);
  if (moment === null) throw invalid(`filters: ${key} needs a date`);
  return moment;
};

const toDatePredicate = (key: string, filter: Filter, now: number): Predicate => {
  const test = toDateTest(filter, now);
  return (fields) => {
    const time = toUnix(valuesOf(fields, key)[0]);
    return time !== null && test(time);
  };
};

const toDateTest = ({ key, comparator, value, from, to }: Filter, now: number): ((time: number) => boolean) => {
  if (comparator.endsWith('between')) {
    const [first, last] = [momentOf(from, key, now), momentOf(to, key, now)];
    return (time) => (time >= first && time <= last) === (comparator === 'between');
  }
  const moment = momentOf(value, key, now);
  if (comparator === '!=') return (time) => time !== moment;
  const holds = ORDER[comparator];
  if (holds === undefined) throw invalid(`filters: ${comparator} does not fit ${key}`);
  return (time) => holds(time - moment);
};

/** Fewer than four characters that are no number find nothing; a number finds ids too (enneo.md 4.1, observed). */
const toTextPredicate = (text: string): Predicate => {
  const isNumber = /^\d+$/.test(text);
  const needle = text.toLowerCase();
  if (!isNumber && needle.length < 4) return () => false;
  const isIn = (value: unknown) =>
    String(value ?? '')
      .toLowerCase()
      .includes(needle);
  return (fields) =>
    (isNumber && [fields.id, fields.contractId, fields.customerId].some((id) => String(id) === text)) ||
    [fields.subject, fields.summary, fields.bodyPlain].some(isIn);
};

const tagsOf = (fields: Row): readonly string[] => valuesOf(fields, 'tt.tagId').map(String);

const TAG_TESTS: Readonly<Record<string, (tags: readonly string[], wanted: readonly string[]) => boolean>> = {
  'tt_matchAll.tagId': (tags, wanted) => wanted.every((tag) => tags.includes(tag)),
  'tt_matchAny.tagId': (tags, wanted) => wanted.some((tag) => tags.includes(tag)),
  'tt_matchExact.tagId': (tags, wanted) => tags.length === wanted.length && wanted.every((tag) => tags.includes(tag)),
  'tt_allowed.tagId': (tags, wanted) => tags.every((tag) => wanted.includes(tag)),
  'tt_excluded.tagId': (tags, wanted) => !wanted.some((tag) => tags.includes(tag)),
};

/** `qa.state`: nothing here has been through quality checks. */
const toSpecialPredicate = (key: string, filter: Filter): Predicate => {
  if (key === 'q') return toTextPredicate(String(filter.value ?? '').trim());
  const test = TAG_TESTS[key];
  const wanted = wantedOf(filter);
  return test === undefined ? () => false : (fields) => test(tagsOf(fields), wanted);
};
