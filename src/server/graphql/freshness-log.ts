import type { Freshness } from '../../domain/freshness.ts';
import type { Source } from '../../domain/source.ts';
import type { Read } from '../../reader/read.ts';

/** Remembers how old each record is that a request was served. */
export interface FreshnessLog {
  readonly served: (source: Source, read: Read<unknown>) => void;
  readonly freshnessOf: (record: object) => Freshness | null;
}

export const createFreshnessLog = (): FreshnessLog => {
  const ages = new WeakMap<object, { source: Source; read: Read<unknown> }>();
  const remember = (record: unknown, age: { source: Source; read: Read<unknown> }): void => {
    if (typeof record !== 'object' || record === null) return;
    ages.set(record, age);
    for (const item of Array.isArray(record) ? record : partsOf(record)) remember(item, age);
  };
  return {
    served: (source, read) => remember(read.record, { source, read }),
    freshnessOf: (record) => {
      const age = ages.get(record);
      return age === undefined ? null : { asOf: new Date(age.read.fetchedAt).toISOString(), stale: age.read.state === 'STALE', source: age.source };
    },
  };
};

/** Entities inside a record: the milestones of an install. */
const partsOf = (record: object): readonly unknown[] => ('milestones' in record && Array.isArray(record.milestones) ? record.milestones : []);
