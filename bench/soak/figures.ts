import { fitSlope, type Slope } from '../harness/regression.ts';
import type { Sample } from './watch.ts';

export interface TimedSample extends Sample {
  /** Seconds from the start. */
  readonly at: number;
}

export interface SoakFigures {
  readonly samples: number;
  /** MB an hour, compiled code left out: V8 goes on compiling for hours, and throws away what it does not need. */
  readonly heap: Slope;
  readonly code: Slope;
  /** All kinds together, an hour. */
  readonly handles: Slope;
  readonly heapMb: { readonly first: number; readonly last: number };
  readonly handleCounts: { readonly first: Readonly<Record<string, number>>; readonly last: Readonly<Record<string, number>> };
  readonly rejections: number;
}

const MB = 1024 * 1024;
const HOUR = 3600;
const MOST_MB_PER_HOUR = 1;
/** Of handles there are whole ones: fewer than this more at the end is none leaked by what is done again and again. */
const MOST_HANDLES = 5;
/** Standard errors beyond which a slope is no chance. */
const SURE = 2;

const countHandles = ({ handles }: Sample): number => Object.values(handles).reduce((sum, count) => sum + count, 0);

/** `samples`: those after the warm-up. */
export const toFigures = (samples: readonly TimedSample[]): SoakFigures => {
  const [first, last] = [samples[0], samples.at(-1)];
  if (first === undefined || last === undefined) throw new Error('no sample was taken after the warm-up');
  const fit = (toValue: (sample: Sample) => number): Slope => fitSlope(samples.map((sample) => ({ x: sample.at / HOUR, y: toValue(sample) })));
  return {
    samples: samples.length,
    heap: fit(({ heapUsed, code }) => (heapUsed - code) / MB),
    code: fit(({ code }) => code / MB),
    handles: fit(countHandles),
    heapMb: { first: first.heapUsed / MB, last: last.heapUsed / MB },
    handleCounts: { first: first.handles, last: last.handles },
    rejections: last.rejections,
  };
};

/** What is not as the issue wants it; a heap that grows within its error is undecided, and said to be. `hours`: measured. */
export const breachesOf = ({ heap, handles, rejections }: SoakFigures, hours: number): readonly string[] => {
  const isSure = heap.slope - SURE * heap.error > MOST_MB_PER_HOUR;
  const leaked = handles.slope * hours;
  return [
    ...(isSure ? [`the heap grows by ${heap.slope.toFixed(2)} MB/h, not ${MOST_MB_PER_HOUR}`] : []),
    ...(leaked > MOST_HANDLES && handles.slope > SURE * handles.error ? [`${leaked.toFixed(0)} handles were leaked`] : []),
    ...(rejections > 0 ? [`${rejections} rejections were handled by nobody`] : []),
  ];
};

export const describe = ({ heap, code, handles, heapMb, handleCounts, rejections, samples }: SoakFigures): string =>
  [
    `heap after collection: ${heapMb.first.toFixed(1)} MB at first, ${heapMb.last.toFixed(1)} MB at last; without compiled code ${heap.slope.toFixed(2)} ± ${heap.error.toFixed(2)} MB/h over ${samples} samples, compiled code ${code.slope.toFixed(2)} ± ${code.error.toFixed(2)}`,
    heap.slope > MOST_MB_PER_HOUR && heap.slope - SURE * heap.error <= MOST_MB_PER_HOUR ? 'whether that is more than 1 MB/h is undecided: run longer' : '',
    `handles: ${handles.slope.toFixed(1)} ± ${handles.error.toFixed(1)} an hour; at first ${JSON.stringify(handleCounts.first)}, at last ${JSON.stringify(handleCounts.last)}`,
    `unhandled rejections: ${rejections}`,
  ]
    .filter(Boolean)
    .join('\n');
