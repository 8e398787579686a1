import { type Column, toTable } from '../harness/table.ts';

/** What was measured beside what issue 6 wants of it. */
export interface Verdict {
  /** Line of the section Speed. */
  readonly line: number;
  readonly name: string;
  readonly value: number;
  readonly bound: number;
  readonly sense: 'at most' | 'at least';
  /** `×`, `ms`; '' is a count. */
  readonly unit: string;
}

export const isKept = ({ value, bound, sense }: Verdict): boolean => (sense === 'at most' ? value <= bound : value >= bound);

const show = (value: number, unit: string): string => (unit === '' ? String(value) : `${value.toFixed(2)} ${unit}`);

const COLUMNS: readonly Column<Verdict>[] = [
  { title: 'wanted', cell: ({ line, name }) => `${line}. ${name}` },
  { title: 'measured', cell: ({ value, unit }) => show(value, unit) },
  { title: 'bound', cell: ({ bound, sense, unit }) => `${sense === 'at most' ? '≤' : '≥'} ${show(bound, unit)}` },
  { title: '', cell: (verdict) => (isKept(verdict) ? 'kept' : 'BROKEN') },
];

export const toVerdictTable = (verdicts: readonly Verdict[]): string => toTable(COLUMNS, verdicts);
