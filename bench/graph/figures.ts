import type { CallCounts } from '../harness/sandbox.ts';
import { median } from '../harness/statistics.ts';
import { type Column, toTable } from '../harness/table.ts';

/** What one round of one server gave. */
export interface Round {
  readonly requestsPerSecond: number;
  /** Of the server process, all its threads. */
  readonly cpuMicros: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** Medians over the rounds. */
export interface Figures extends Round {
  readonly name: string;
  readonly calls: CallCounts;
  /** CPU per request, the baseline's being 1. */
  readonly cpuRatio: number;
  readonly rounds: readonly Round[];
}

export interface Measured {
  readonly name: string;
  readonly calls: CallCounts;
  readonly rounds: readonly Round[];
}

const medianOf = (rounds: readonly Round[], part: keyof Round): number => median(rounds.map((round) => round[part]));

/** `baseline`: the name of the server the others are compared with. */
export const toFigures = (measured: readonly Measured[], baseline: string): readonly Figures[] => {
  const base = medianOf(measured.find(({ name }) => name === baseline)?.rounds ?? [], 'cpuMicros');
  return measured.map(({ name, calls, rounds }) => {
    const cpuMicros = medianOf(rounds, 'cpuMicros');
    const requestsPerSecond = medianOf(rounds, 'requestsPerSecond');
    return {
      name,
      calls,
      cpuMicros,
      requestsPerSecond,
      p50Ms: medianOf(rounds, 'p50Ms'),
      p99Ms: medianOf(rounds, 'p99Ms'),
      cpuRatio: cpuMicros / base,
      rounds,
    };
  });
};

const sum = (calls: CallCounts): number => Object.values(calls).reduce((total, count) => total + count, 0);

const COLUMNS: readonly Column<Figures>[] = [
  { title: 'server', cell: ({ name }) => name },
  { title: 'CPU µs/request', cell: ({ cpuMicros }) => cpuMicros.toFixed(0) },
  { title: 'ratio', cell: ({ cpuRatio }) => `${cpuRatio.toFixed(2)} ×` },
  { title: 'requests/s', cell: ({ requestsPerSecond }) => requestsPerSecond.toFixed(0) },
  { title: 'p50 ms', cell: ({ p50Ms }) => p50Ms.toFixed(1) },
  { title: 'p99 ms', cell: ({ p99Ms }) => p99Ms.toFixed(1) },
  { title: 'source calls', cell: ({ calls }) => String(sum(calls)) },
];

export const toFiguresTable = (figures: readonly Figures[]): string => toTable(COLUMNS, figures);
