import { percentile } from '../harness/statistics.ts';
import { type Column, toTable } from '../harness/table.ts';
import { CLASSES, type ClassName, type Question } from './questions.ts';

/** What came of one question. */
export interface Asked {
  readonly question: Question;
  /** From the moment it was due. */
  readonly ms: number;
  readonly isAnswered: boolean;
  /** The one that was meant is in the answer. */
  readonly isFound: boolean;
}

/** p99 in milliseconds, from the issue. */
const GOALS: Readonly<Record<ClassName, number>> = { 'by id': 10, 'exact key': 5, 'free text': 40, 'one typo': 80 };

export interface Figures {
  readonly name: string;
  readonly asked: number;
  readonly failed: number;
  /** 0 to 1. Of free text and keys that many share, nobody promises it. */
  readonly found: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
  /** null: a part of a class. */
  readonly goalMs: number | null;
}

const toFigure = (name: string, asked: readonly Asked[], goalMs: number | null): Figures => {
  const times = asked.map(({ ms }) => ms);
  return {
    name,
    asked: asked.length,
    failed: asked.filter(({ isAnswered }) => !isAnswered).length,
    found: asked.filter(({ isFound }) => isFound).length / asked.length,
    p50Ms: percentile(times, 0.5),
    p95Ms: percentile(times, 0.95),
    p99Ms: percentile(times, 0.99),
    maxMs: percentile(times, 1),
    goalMs,
  };
};

/** Each class, and what it is made of. */
export const toFigures = (asked: readonly Asked[]): readonly Figures[] =>
  CLASSES.flatMap((name) => {
    const own = asked.filter(({ question }) => question.class === name);
    const kinds = [...Map.groupBy(own, ({ question }) => question.kind)].toSorted(([one], [other]) => one.localeCompare(other));
    return [toFigure(name, own, GOALS[name]), ...kinds.map(([kind, part]) => toFigure(`  ${kind}`, part, null))];
  });

export const isMet = ({ goalMs, p99Ms, failed }: Figures): boolean => failed === 0 && (goalMs === null || p99Ms <= goalMs);

const verdict = (figures: Figures): string => {
  if (figures.goalMs === null) return '';
  return isMet(figures) ? 'met' : 'MISSED';
};

const COLUMNS: readonly Column<Figures>[] = [
  { title: '', cell: ({ name }) => name },
  { title: 'asked', cell: ({ asked }) => String(asked) },
  { title: 'failed', cell: ({ failed }) => String(failed) },
  { title: 'found', cell: ({ found }) => `${(found * 100).toFixed(1)} %` },
  ...(['p50Ms', 'p95Ms', 'p99Ms', 'maxMs'] as const).map((part) => ({ title: part.replace('Ms', ' ms'), cell: (row: Figures) => row[part].toFixed(1) })),
  { title: 'goal p99', cell: ({ goalMs }) => (goalMs === null ? '' : `≤ ${goalMs}`) },
  { title: '', cell: verdict },
];

export const toFiguresTable = (figures: readonly Figures[]): string => toTable(COLUMNS, figures);
