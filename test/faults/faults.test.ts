import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cell, DOORS } from './cell.ts';
import { meet, openStages, type Stages } from './meet.ts';

/** One fault of each class, every source and door; all of them: `npm run faults`. */
const CELLS: readonly Cell[] = [
  { fault: 'headers never end', source: 'enneo', door: 'graph query' },
  { fault: 'down', source: 'enerflo', door: 'graph query' },
  { fault: 'half-open TCP', source: 'erp', door: 'facade' },
  { fault: '429 with seconds', source: 'enneo', door: 'facade' },
  { fault: 'gzip bomb', source: 'erp', door: 'sync' },
  { fault: 'truncated JSON', source: 'enerflo', door: 'sync' },
  { fault: 'redirect to another host', source: 'erp', door: 'event job' },
  { fault: '200 success:false', source: 'enneo', door: 'event job' },
];

let stages: Stages;
beforeAll(async () => {
  stages = await openStages(2500);
  // What a first query costs besides its calls is not measured here.
  await meet(stages, { fault: 'latency', source: 'enneo', door: 'graph query' });
});
afterAll(() => stages[Symbol.asyncDispose]());

describe.each(DOORS)('a source that fails while it is asked by the %s', (door) => {
  it.each(CELLS.filter((cell) => cell.door === door))('$source, $fault', async (cell) => {
    // What a busy test machine makes late or large is measured by `npm run faults`.
    expect((await meet(stages, cell)).problems.filter((problem) => !/deadline|memory/.test(problem))).toEqual([]);
  });
});
