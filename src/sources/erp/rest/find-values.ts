import { toReader } from '../json-path.ts';
import type { Rule } from './rule-schema.ts';

/** A value and the path that led to it, for messages. */
export interface Found {
  readonly path: string;
  readonly value: unknown;
}

/** What a rule finds in a record, blanks left out; lists are taken apart. */
export type FindValues = (record: unknown) => readonly Found[];

const isBlank = (value: unknown): boolean => value === null || value === undefined || (typeof value === 'string' && value.trim() === '');

const findAt = (path: string): FindValues => {
  const read = toReader(path);
  return (record) =>
    read(record)
      .flat()
      .filter((value) => !isBlank(value))
      .map((value) => ({ path, value }));
};

const findFirst = (paths: readonly string[]): FindValues => {
  const finds = paths.map(findAt);
  return (record) => finds.map((find) => find(record)).find((found) => found.length > 0) ?? [];
};

export const findJoined = (paths: readonly string[], separator: string): FindValues => {
  const finds = paths.map(findAt);
  const path = paths[0] ?? '$';
  return (record) => {
    const parts = finds.flatMap((find) => find(record)).map(({ value }) => String(value).trim());
    return parts.length === 0 ? [] : [{ path, value: parts.join(separator) }];
  };
};

/** Paths are taken apart here, once per mapping and not once per record. */
export const toFinder = (rule: Rule): FindValues => {
  if (rule.path !== undefined) return findAt(rule.path);
  if (rule.first !== undefined) return findFirst(rule.first);
  if (rule.join !== undefined) return findJoined(rule.join.paths, rule.join.with);
  if (rule.const !== undefined) {
    const found = [{ path: '$', value: rule.const }];
    return () => found;
  }
  return () => [];
};
