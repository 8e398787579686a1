import type { Verdict } from './verdict.ts';

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:T.*)?$/;
const GERMAN = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/;

const toIso = (year: string, month: string, day: string): string | null => {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
};

/** `1968-04-12` from ISO or `12.04.1968`; null for two-digit years and days that do not exist. */
export const toBirthDate = (text: string): string | null => {
  const trimmed = text.slice(0, 40).trim();
  const [, isoYear, isoMonth = '', isoDay = ''] = ISO.exec(trimmed) ?? [];
  if (isoYear !== undefined) return toIso(isoYear, isoMonth, isoDay);
  const [, day = '', month = '', year] = GERMAN.exec(trimmed) ?? [];
  return year === undefined ? null : toIso(year, month, day);
};

const isSwapped = (one: string, other: string): boolean => one === `${other.slice(0, 4)}-${other.slice(8)}-${other.slice(5, 7)}`;

const countDifferences = (one: string, other: string): number => [...one].filter((character, index) => character !== other[index]).length;

/** Of two ISO dates. Day and month swapped, or one digit off, is `near`. */
export const compareBirthDates = (one: string, other: string): Verdict => {
  if (one === other) return 'equal';
  return isSwapped(one, other) || countDifferences(one, other) === 1 ? 'near' : 'different';
};
