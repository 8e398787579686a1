import { NotStored } from '../domain/not-stored.ts';
import type { Source } from '../domain/source.ts';
import type { ReadContext } from '../reader/read.ts';

/** For what nobody but its source can answer. Throws `NotStored` where the request forbids to ask. */
export const requireAsking = (source: Source, { policy }: ReadContext): void => {
  if (policy.onlyIfCached) throw new NotStored(source);
};
