const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** After each try that failed; 75 hours in all (Standard Webhooks 1.0.0, "Deliverability and reliability", its example). */
const WAITS_MS = [5 * SECOND_MS, 5 * MINUTE_MS, 30 * MINUTE_MS, 2 * HOUR_MS, 5 * HOUR_MS, 10 * HOUR_MS, 14 * HOUR_MS, 20 * HOUR_MS, 24 * HOUR_MS] as const;
/** A fifth more or less, so that what failed together does not come back together. */
const JITTER = 0.2;

/** Milliseconds until the next try; null: it was the last. `tries`: those that failed, this one included; `random`: 0 to 1. */
export const whenToDeliver = (tries: number, retryAfterMs: number | null, random: () => number): number | null => {
  const wait = WAITS_MS[tries - 1];
  return wait === undefined ? null : Math.max(wait * (1 + JITTER * (2 * random() - 1)), retryAfterMs ?? 0);
};
