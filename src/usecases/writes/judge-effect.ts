import { isDeepStrictEqual } from 'node:util';
import type { JsonObject } from '../../domain/json.ts';
import type { Write } from '../../domain/write.ts';
import type { Seen } from './write-kind.ts';

const agree = (one: JsonObject, other: JsonObject, keys: readonly string[]): boolean => keys.every((key) => isDeepStrictEqual(one[key], other[key]));

/** Whether what is wanted is so already, as far as anybody can see. */
export const isAlreadySo = ({ before, after }: Pick<Write, 'before' | 'after'>): boolean => before !== null && agree(before, after, Object.keys(after));

/** What the sight of the thing says of a write to it. undecided: somebody changed it since, or the effect cannot be seen. */
export const judgeEffect = (write: Pick<Write, 'before' | 'after'>, seen: Seen | null): 'done' | 'notDone' | 'undecided' => {
  const { before, after } = write;
  const keys = Object.keys(after);
  if (isAlreadySo(write)) return 'undecided';
  if (seen !== null && agree(seen.state, after, keys)) return 'done';
  if (seen === null || before === null) return seen === null && before === null ? 'notDone' : 'undecided';
  return agree(seen.state, before, keys) ? 'notDone' : 'undecided';
};
