import type { Reading } from '../../reader/create-read.ts';
import type { ReadContext } from '../../reader/read.ts';
import { inTime } from './in-time.ts';
import type { WriteAccess } from './write-parts.ts';

/** What a reading has for a key; null also where its source does not answer in time and only what was before the write is known. */
export const readFresh = <T>(reading: Reading<T>, key: string, { call, answerBy, now }: WriteAccess): Promise<T | null> =>
  inTime(readNow(reading, key, call), answerBy - now(), () => null);

const readNow = async <T>(reading: Reading<T>, key: string, call: ReadContext): Promise<T | null> => {
  const read = (await reading.read([key], { ...call, policy: { maxAgeMs: null, onlyIfCached: false } })).get(key);
  return read === undefined || read instanceof Error || read.state === 'STALE' ? null : read.record;
};
