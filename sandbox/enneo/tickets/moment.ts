import { toUnix } from '../stamp.ts';

const SECONDS: Readonly<Record<string, number>> = { MINUTE: 60, HOUR: 3600, DAY: 86_400, WEEK: 604_800 };
const RELATIVE = /^([+-]?\d+) (MINUTE|HOUR|DAY|WEEK)S?$/;

/** Unix seconds of a filter value: `YYYY-MM-DD[ HH:MM:SS]`, `CURRENT_DATE`, `CURRENT_TIME`, `-7 DAY`, `-4 HOUR` (enneo.md 4.1), or Unix seconds as in the docs' example. */
export const toMoment = (value: unknown, now: number): number | null => {
  if (value === 'CURRENT_TIME') return now;
  if (value === 'CURRENT_DATE') return now - (now % 86_400);
  const relative = RELATIVE.exec(String(value));
  if (relative === null) return toUnix(value);
  return now + Number(relative[1]) * (SECONDS[relative[2] ?? ''] ?? 0);
};
