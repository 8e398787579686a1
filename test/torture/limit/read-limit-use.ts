import type { RecordedCall } from '../../../sandbox/options.ts';

/** What Enerflo saw. */
export interface LimitUse {
  readonly calls: number;
  /** Answered 429. */
  readonly refused: number;
  /** Calls of the minute that had most, wherever it begins. */
  readonly busiestMinute: number;
  /** Calls of nobody who waited. */
  readonly background: number;
  readonly longestBackgroundPauseMs: number;
}

const MINUTE_MS = 60_000;

export const readCalls = async (sourceUrl: string): Promise<readonly RecordedCall[]> =>
  JSON.parse(await (await fetch(`${sourceUrl}/__sandbox/calls`)).text()).calls;

/** `isTheirs`: whether a path was asked for by people. */
export const readLimitUse = async (enerfloUrl: string, isTheirs: (path: string) => boolean): Promise<LimitUse> => {
  const calls = await readCalls(enerfloUrl);
  const background = calls.filter(({ path }) => !isTheirs(path)).map(({ at }) => at);
  return {
    calls: calls.length,
    refused: calls.filter(({ status }) => status === 429).length,
    busiestMinute: busiestMinute(calls.map(({ at }) => at)),
    background: background.length,
    longestBackgroundPauseMs: Math.max(0, ...background.map((at, index) => at - (background[index - 1] ?? at))),
  };
};

/** `times` ascend. */
const busiestMinute = (times: readonly number[]): number => {
  let most = 0;
  let first = 0;
  for (const [index, at] of times.entries()) {
    while ((times[first] ?? at) <= at - MINUTE_MS) first += 1;
    most = Math.max(most, index - first + 1);
  }
  return most;
};
