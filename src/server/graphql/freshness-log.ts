import type { Freshness } from '../../domain/freshness.ts';
import type { Source } from '../../domain/source.ts';
import type { Read } from '../../reader/read.ts';

/** Remembers how old each record is that a request was served. */
export interface FreshnessLog {
  readonly served: (source: Source, read: Read<unknown>) => void;
  readonly freshnessOf: (record: object) => Freshness | null;
}

interface Age {
  readonly source: Source;
  readonly read: Read<unknown>;
}

/** Most requests never ask: what was served is sorted by record when one does. */
export const createFreshnessLog = (): FreshnessLog => {
  const ages = new Map<unknown, Age>();
  let unsorted: Age[] = [];
  const remember = (record: unknown, age: Age): void => {
    if (typeof record !== 'object' || record === null) return;
    ages.set(record, age);
    for (const item of Array.isArray(record) ? record : partsOf(record)) remember(item, age);
  };
  return {
    served: (source, read) => void unsorted.push({ source, read }),
    freshnessOf: (record) => {
      for (const age of unsorted) remember(age.read.record, age);
      unsorted = [];
      const age = ages.get(record);
      return age === undefined ? null : { asOf: new Date(age.read.fetchedAt).toISOString(), stale: age.read.state === 'STALE', source: age.source };
    },
  };
};

/** Entities inside a record: the milestones of an install. */
const partsOf = (record: object): readonly unknown[] => ('milestones' in record && Array.isArray(record.milestones) ? record.milestones : []);
