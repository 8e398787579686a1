import { describe, expect, it } from 'vitest';
import { isKept, toVerdictTable, type Verdict } from '../../bench/graph/bounds.ts';
import { type Measured, toFigures, toFiguresTable } from '../../bench/graph/figures.ts';
import { readOptions } from '../../bench/graph/options.ts';
import { toBarChart } from '../../bench/harness/bar-chart.ts';
import { parseCpuTicks } from '../../bench/harness/cpu.ts';
import { median, percentile } from '../../bench/harness/statistics.ts';
import { toTable } from '../../bench/harness/table.ts';
import type { Kind, Outcome } from '../../bench/overload/asks.ts';
import { breachesOf, toFigures as toLoadFigures } from '../../bench/overload/figures.ts';

describe('CPU time of a process', () => {
  it('is user and system time, whatever the process is called', () => {
    const rest = 'S 1 42 42 0 -1 4194304 9000 0 12 0 731 69 0 0 20 0 11 0 5000 1000000 20000 18446744073709551615';
    expect(parseCpuTicks(`42 (node) ${rest}`)).toBe(800);
    expect(parseCpuTicks(`42 (a) 1 (b c)) ${rest}`)).toBe(800);
  });

  it('refuses a line that is no process status', () => {
    expect(() => parseCpuTicks('42 (node) S')).toThrow('proc(5)');
  });
});

describe('statistics of a measurement', () => {
  it('take percentiles among the values measured, in any order', () => {
    const values = Array.from({ length: 200 }, (_, index) => 200 - index);
    expect([0.5, 0.99, 1].map((share) => percentile(values, share))).toEqual([100, 198, 200]);
    expect(percentile([7], 0.99)).toBe(7);
  });

  it('take the middle as median, between two the mean', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 9, 2])).toBe(3);
  });

  it('make no number out of nothing', () => {
    expect([median([]), percentile([], 0.5)]).toEqual([Number.NaN, Number.NaN]);
  });
});

const round = (cpuMicros: number) => ({ requestsPerSecond: 100, cpuMicros, p50Ms: 10, p99Ms: 25 });

const MEASURED: readonly Measured[] = [
  { name: 'by hand', calls: { enneo: 1, erp: 2, enerflo: 4 }, rounds: [round(900), round(1000), round(5000)] },
  { name: 'a server', calls: { enneo: 1, erp: 12, enerflo: 4 }, rounds: [round(1500), round(1400), round(1600)] },
];

describe('figures of the graph bench', () => {
  it('compare medians with the hand-written server', () => {
    const figures = toFigures(MEASURED, 'by hand');
    expect(figures.map(({ cpuMicros, cpuRatio }) => [cpuMicros, cpuRatio])).toEqual([
      [1000, 1],
      [1500, 1.5],
    ]);
  });

  it('print as a table with the sum of source calls', () => {
    const [, , byHand, server] = toFiguresTable(toFigures(MEASURED, 'by hand')).split('\n');
    expect(byHand?.split(/\s{2,}/)).toEqual(['by hand', '1000', '1.00 ×', '100', '10.0', '25.0', '7']);
    expect(server?.split(/\s{2,}/)).toEqual(['a server', '1500', '1.50 ×', '100', '10.0', '25.0', '17']);
  });
});

it('a table aligns its first column to the left and the others to the right', () => {
  const columns = [
    { title: 'name', cell: ([name]: readonly [string, number]) => name },
    { title: 'n', cell: ([, n]: readonly [string, number]) => String(n) },
  ];
  const rows = [
    ['a', 1],
    ['longer', 200],
  ] as const;
  expect(toTable(columns, rows)).toBe(['name      n', '------  ---', 'a         1', 'longer  200'].join('\n'));
});

describe('options of the graph bench', () => {
  it('are long enough to mean something unless a quick run is asked for', () => {
    expect(readOptions([])).toMatchObject({ rounds: 5, roundMs: 3000, warmUpMs: 3000, connections: 16 });
    expect(readOptions(['--quick', '--rounds', '2'])).toMatchObject({ rounds: 2, roundMs: 500, warmUpMs: 300, connections: 16 });
  });

  it('refuse what is no whole number', () => {
    expect(() => readOptions(['--rounds', 'many'])).toThrow('--rounds is not a whole number');
    expect(() => readOptions(['--connections', '0'])).toThrow('--connections');
  });
});

describe('what the issue wants of the bench', () => {
  const verdict = (value: number, sense: Verdict['sense']): Verdict => ({ line: 1, name: 'CPU', value, bound: 1.5, sense, unit: '×' });

  it('is kept up to the bound and broken beyond it, in either sense', () => {
    expect([1.5, 1.51].map((value) => isKept(verdict(value, 'at most')))).toEqual([true, false]);
    expect([1.5, 1.49].map((value) => isKept(verdict(value, 'at least')))).toEqual([true, false]);
    expect(isKept(verdict(Number.NaN, 'at most'))).toBe(false);
  });

  it('is printed with its bound', () => {
    expect(
      toVerdictTable([verdict(2, 'at most')])
        .split('\n')
        .at(-1)
        ?.split(/\s{2,}/),
    ).toEqual(['1. CPU', '2.00 ×', '≤ 1.50 ×', 'BROKEN']);
  });

  it('is drawn as bars as long as their values, with names that are no markup', () => {
    const bar = (name: string, value: number) => ({ name, value, label: `${value} ms`, isOurs: false });
    const svg = toBarChart({ title: 'CPU', subtitle: 'here', bars: [bar('<a>', 2), bar('b', 1)] });
    expect([...svg.matchAll(/<rect x="280"[^>]* width="([\d.]+)"/g)].map(([, width]) => width)).toEqual(['430.0', '215.0']);
    expect(svg).toContain('&#60;a&#62;');
  });
});

describe('figures of an overload', () => {
  const asked = (outcome: Outcome, ms: number, kind: Kind = 'graph') => ({ outcome, ms, kind, at: 0 });
  const figures = (...all: ReturnType<typeof asked>[]) => toLoadFigures('load', { asked: all, late: [0] }, 2, 4, 1);
  const good = [asked('ok', 5), asked('ok', 5)];

  it('are as wanted when people get as much as at the peak, refusals are quick and nothing else is lost', () => {
    expect(breachesOf(figures(...good, asked('refused', 20), asked('ok', 1, 'webhook')))).toEqual([]);
  });

  it.each([
    ['too few answers', [asked('ok', 5), asked('refused', 1)]],
    ['slow refusals', [...good, asked('refused', 20.1)]],
    ['a lost webhook', [...good, asked('refused', 1), asked('refused', 1, 'webhook')]],
    ['an answer that never came', [...good, asked('refused', 1), asked('failed', 1)]],
    ['nothing refused', good],
  ])('tell %s', (_, all) => {
    expect(breachesOf(figures(...all))).toHaveLength(1);
  });
});
