/** Deeper than any source nests; what is deeper is not looked at. */
const DEEPEST = 64;

const isFields = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Parsed JSON `now`, where whatever is equal at the same place of `before` is the object that stands there; all of it where all is equal.
 * Writes into `now`, so it must be nobody else's yet.
 */
export const reuseEqual = (before: unknown, now: unknown, depth = 0): unknown => {
  if (before === now || depth > DEEPEST) return now;
  if (Array.isArray(now)) return Array.isArray(before) && reuseItems(before, now, depth) ? before : now;
  return isFields(now) && isFields(before) && reuseFields(before, now, depth) ? before : now;
};

/** Whether all are equal. */
const reuseItems = (before: readonly unknown[], now: unknown[], depth: number): boolean => {
  let isSame = before.length === now.length;
  const shared = Math.min(before.length, now.length);
  for (let at = 0; at < shared; at++) {
    now[at] = reuseEqual(before[at], now[at], depth + 1);
    isSame &&= now[at] === before[at];
  }
  return isSame;
};

/** Whether all are equal, in any order. */
const reuseFields = (before: Record<string, unknown>, now: Record<string, unknown>, depth: number): boolean => {
  const keys = Object.keys(now);
  let isSame = keys.length === Object.keys(before).length;
  for (const key of keys) {
    const [known, value] = [before[key], now[key]];
    if (value === known) continue;
    // A field named like one that every object inherits is not there for that.
    if (typeof value === 'object' && Object.hasOwn(before, key)) now[key] = reuseEqual(known, value, depth + 1);
    isSame &&= now[key] === known;
  }
  return isSame;
};
