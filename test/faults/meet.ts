import type { Cell, Door, Seen } from './cell.ts';
import { meetInEvents } from './event-cell.ts';
import { meetInFacade } from './facade-cell.ts';
import { type FaultStage, openFaultStage } from './fault-stage.ts';
import { meetInGraph } from './graph-cell.ts';
import { meetInSync, openSyncStage, type SyncStage } from './sync-cell.ts';
import { watchMemory } from './watch-memory.ts';

/** Where cells of any door are met. */
export interface Stages extends AsyncDisposable {
  readonly doors: FaultStage;
  readonly sync: SyncStage;
}

export const openStages = async (deadlineMs: number): Promise<Stages> => {
  const [doors, sync] = await Promise.all([openFaultStage({ contracts: 6000, deadlineMs }), openSyncStage()]);
  return {
    ...{ doors, sync },
    [Symbol.asyncDispose]: async () => {
      await doors[Symbol.asyncDispose]();
      await sync[Symbol.asyncDispose]();
    },
  };
};

const MEET: Readonly<Record<Door, (stages: Stages, cell: Cell) => Promise<Seen>>> = {
  'graph query': ({ doors }, { source, fault }) => meetInGraph(doors, source, fault),
  facade: ({ doors }, { source, fault }) => meetInFacade(doors, source, fault),
  sync: ({ sync }, { source, fault }) => meetInSync(sync, source, fault),
  'event job': ({ doors }, { source, fault }) => meetInEvents(doors, source, fault),
};

export interface MetCell extends Cell, Seen {
  readonly seconds: number;
  readonly grownMib: number;
}

/** Of the process that holds Busbar, the proxies and the sandbox together. */
const MOST_GROWN_MIB = 50;

export const meet = async (stages: Stages, cell: Cell): Promise<MetCell> => {
  const begun = performance.now();
  const grown = watchMemory();
  const seen = await MEET[cell.door](stages, cell);
  const grownMib = grown();
  const problems = grownMib > MOST_GROWN_MIB ? [...seen.problems, `memory grew by ${Math.round(grownMib)} MiB`] : seen.problems;
  return { ...cell, ...seen, problems, seconds: (performance.now() - begun) / 1000, grownMib };
};
