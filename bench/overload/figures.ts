import { percentile } from '../harness/statistics.ts';
import { type Column, toTable } from '../harness/table.ts';
import type { Asked, Kind } from './asks.ts';
import type { Measured } from './load.ts';

/** Of issue 6, Resilience 7. */
const LEAST_GOODPUT = 0.9;
const REFUSED_P99_MS = 20;
/** After the load: p99 of light load may be so many times what it was before. */
const NORMAL = 2;

export interface LoadFigures {
  readonly name: string;
  readonly perSecond: number;
  /** Whole answers a second to people. */
  readonly goodput: number;
  /** Of the peak. */
  readonly goodputShare: number;
  readonly goodP99Ms: number;
  readonly refused: number;
  readonly refusedP99Ms: number;
  readonly failed: number;
  readonly systemsLost: number;
  readonly webhookP99Ms: number;
  /** How late the generator itself was: part of all the times here. */
  readonly lateP99Ms: number;
}

const isPeoples = ({ kind }: Asked): boolean => kind === 'graph' || kind === 'facade';
const p99 = (asked: readonly Asked[]): number =>
  percentile(
    asked.map(({ ms }) => ms),
    0.99,
  );

export const toFigures = (name: string, { asked, late }: Measured, peak: number, perSecond: number, seconds: number): LoadFigures => {
  const people = asked.filter(isPeoples);
  const good = people.filter(({ outcome }) => outcome === 'ok');
  const refused = people.filter(({ outcome }) => outcome === 'refused');
  const of = (kind: Kind): readonly Asked[] => asked.filter((one) => one.kind === kind);
  return {
    name,
    perSecond,
    goodput: good.length / seconds,
    goodputShare: good.length / seconds / peak,
    goodP99Ms: p99(good),
    refused: refused.length,
    refusedP99Ms: p99(refused),
    failed: people.filter(({ outcome }) => outcome === 'failed').length,
    systemsLost: asked.filter((one) => !isPeoples(one) && one.outcome !== 'ok').length,
    webhookP99Ms: p99(of('webhook')),
    lateP99Ms: percentile(late, 0.99),
  };
};

/** What of an overload is not as the issue wants it. */
export const breachesOf = ({ name, goodputShare, refused, refusedP99Ms, failed, systemsLost }: LoadFigures): readonly string[] => [
  ...(goodputShare >= LEAST_GOODPUT ? [] : [`${name}: goodput is ${(goodputShare * 100).toFixed(0)} % of the peak, not ${LEAST_GOODPUT * 100} %`]),
  ...(refused > 0 ? [] : [`${name}: nothing was refused, so this was no overload`]),
  ...(refusedP99Ms > REFUSED_P99_MS ? [`${name}: refusals took ${refusedP99Ms.toFixed(1)} ms at p99, not ${REFUSED_P99_MS} ms`] : []),
  ...(failed > 0 ? [`${name}: ${failed} requests got neither an answer nor a refusal`] : []),
  ...(systemsLost > 0 ? [`${name}: ${systemsLost} webhooks and health checks were not answered`] : []),
];

/** Light load after the overload, compared with the same before. */
export const breachesAfter = (before: LoadFigures, after: LoadFigures): readonly string[] => [
  ...(after.refused + after.failed > 0 ? [`${after.name}: ${after.refused} refused and ${after.failed} failed`] : []),
  ...(after.goodP99Ms > before.goodP99Ms * NORMAL
    ? [`${after.name}: p99 is ${after.goodP99Ms.toFixed(1)} ms, before it was ${before.goodP99Ms.toFixed(1)} ms`]
    : []),
];

const COLUMNS: readonly Column<LoadFigures>[] = [
  { title: 'load', cell: ({ name }) => name },
  { title: 'asked/s', cell: ({ perSecond }) => perSecond.toFixed(0) },
  { title: 'goodput/s', cell: ({ goodput }) => goodput.toFixed(0) },
  { title: 'of peak', cell: ({ goodputShare }) => `${(goodputShare * 100).toFixed(0)} %` },
  { title: 'p99 ms', cell: ({ goodP99Ms }) => goodP99Ms.toFixed(1) },
  { title: 'refused', cell: ({ refused }) => String(refused) },
  { title: 'p99 ms', cell: ({ refusedP99Ms }) => (Number.isNaN(refusedP99Ms) ? '' : refusedP99Ms.toFixed(1)) },
  { title: 'failed', cell: ({ failed }) => String(failed) },
  { title: 'systems lost', cell: ({ systemsLost }) => String(systemsLost) },
  { title: 'webhook p99', cell: ({ webhookP99Ms }) => webhookP99Ms.toFixed(1) },
  { title: 'generator late', cell: ({ lateP99Ms }) => lateP99Ms.toFixed(1) },
];

export const toLoadTable = (figures: readonly LoadFigures[]): string => toTable(COLUMNS, figures);
