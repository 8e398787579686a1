import type { Reading } from '../../reader/create-read.ts';
import type { WriteAccess } from './write-parts.ts';

/** What a reading has for a key; null also where its source does not answer and only what was before the write is known. */
export const readFresh = async <T>(reading: Reading<T>, key: string, { call }: WriteAccess): Promise<T | null> => {
  const read = (await reading.read([key], { ...call, policy: { maxAgeMs: null, onlyIfCached: false } })).get(key);
  return read === undefined || read instanceof Error || read.state === 'STALE' ? null : read.record;
};
