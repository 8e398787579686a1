import { afterAll, beforeAll, expect, it } from 'vitest';
import { toTable } from '../../bench/harness/table.ts';
import { DOORS } from './cell.ts';
import { SOURCE_NAMES } from './fault-stage.ts';
import { FAULTS, type FaultName } from './faults.ts';
import { type MetCell, meet, openStages, type Stages } from './meet.ts';

/** Some of them: `npm run faults -- -t 'gzip bomb'`. */
const NAMES = Object.keys(FAULTS).filter((name): name is FaultName => name in FAULTS);
const CELLS = NAMES.flatMap((fault) => SOURCE_NAMES.flatMap((source) => DOORS.map((door) => ({ fault, source, door }))));
const DEADLINE_MS = 2000;
/** A source that answered 429 is left alone for so long. */
const PAUSE_MS = 2500;

const met: MetCell[] = [];
let stages: Stages;
beforeAll(async () => {
  stages = await openStages(DEADLINE_MS);
});
afterAll(async () => {
  await stages[Symbol.asyncDispose]();
  const text = (one: number | null): string => (one === null ? '' : one.toFixed(0));
  const table = toTable<MetCell>(
    [
      { title: 'fault', cell: ({ fault }) => fault },
      { title: 'source', cell: ({ source }) => source },
      { title: 'door', cell: ({ door }) => door },
      { title: 'hits', cell: ({ hits }) => text(hits) },
      { title: 'late ms', cell: ({ lateMs }) => text(lateMs === null ? null : Math.max(0, lateMs)) },
      { title: 'MiB', cell: ({ grownMib }) => text(Math.max(0, grownMib)) },
      { title: 's', cell: ({ seconds }) => seconds.toFixed(1) },
      { title: 'problems', cell: ({ problems }) => problems.join('; ') },
    ],
    met,
  );
  process.stdout.write(`${table}\n${met.length} cells, ${met.filter(({ problems }) => problems.length > 0).length} with problems\n`);
});

it.each(CELLS)('$fault, $source, $door', async (cell) => {
  const one = await meet(stages, cell);
  met.push(one);
  if (cell.fault.startsWith('429')) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  expect(one.problems).toEqual([]);
});
