import type { Source } from '../domain/source.ts';
import { createRead, type Reading, type ReadPlan } from './create-read.ts';

/** How old an answer may be when the client says nothing, in milliseconds. */
export const USUAL_AGE_MS: Readonly<Record<Source, number>> = { ERP: 60_000, ENNEO: 15_000, ENERFLO: 60_000 };
/** Records of each kind a process keeps. */
const CACHE_SIZE = 20_000;

/** A reading with what is usual for its source; without mirror parts it lives in the process alone. */
export type Planned = <T extends object>(source: Source, name: string, parts: Pick<ReadPlan<T>, 'readLive'> & Partial<ReadPlan<T>>) => Reading<T>;

export const createPlanned =
  (now: () => number): Planned =>
  (source, name, parts) =>
    createRead(
      { name, source, maxAgeMs: USUAL_AGE_MS[source], cacheSize: CACHE_SIZE, readMirror: async () => new Map(), keep: () => undefined, ...parts },
      now,
    );
