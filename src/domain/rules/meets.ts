import { isDeepStrictEqual } from 'node:util';
import type { Condition } from './rule.ts';
import { valueAt } from './value-at.ts';

/** Whether facts meet a condition. Texts are compared as they are. */
export const meets = (condition: Condition, facts: object): boolean => {
  const value = valueAt(facts, condition.value);
  if ('exists' in condition) return (value !== undefined && value !== null) === condition.exists;
  if ('contains' in condition) return (typeof value === 'string' || Array.isArray(value)) && value.includes(condition.contains);
  const wanted = 'equals' in condition ? [condition.equals] : condition.oneOf;
  return wanted.some((one) => isDeepStrictEqual(one, value ?? null));
};
