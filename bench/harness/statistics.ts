/** Of the sorted values, the smallest that `share` (0..1) of all do not exceed. */
const rank = (sorted: ArrayLike<number>, share: number): number => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;

/** Nearest rank: a value that was measured. NaN of nothing. */
export const percentile = (values: readonly number[], share: number): number => rank(Float64Array.from(values).sort(), share);

/** The middle one, or the mean of the middle two. NaN of nothing. */
export const median = (values: readonly number[]): number => {
  const sorted = Float64Array.from(values).sort();
  return (rank(sorted, 0.5) + (sorted[Math.floor(sorted.length / 2)] ?? Number.NaN)) / 2;
};
