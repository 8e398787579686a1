import { isDeepStrictEqual } from 'node:util';

/** Fields that say how a record was read, or came as they were. */
const NOT_CONTENT: ReadonlySet<string> = new Set(['raw', 'isPartial', 'isCompact']);

const isEmpty = (value: unknown): boolean => value === null || (Array.isArray(value) && value.length === 0);

const isInParts = (record: object): boolean => ('isPartial' in record && record.isPartial === true) || ('isCompact' in record && record.isCompact === true);

/** Whether two versions of a record tell different things: where the first lacks fields because it is a row of a list, only what it has is compared. */
export const saysOther = (before: object, after: object): boolean => {
  if (!isInParts(before)) return true;
  const now = new Map(Object.entries(after));
  return Object.entries(before).some(([field, value]) => !NOT_CONTENT.has(field) && !isEmpty(value) && !isDeepStrictEqual(value, now.get(field)));
};
