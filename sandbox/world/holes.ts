/** How many of the ascending `sorted` are below `value`. */
const countBelow = (sorted: readonly number[], value: number): number => {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((sorted[middle] ?? 0) < value) from = middle + 1;
    else to = middle;
  }
  return from;
};

export const insertSorted = (sorted: readonly number[], value: number): number[] => sorted.toSpliced(countBelow(sorted, value), 0, value);

export const removeSorted = (sorted: readonly number[], value: number): number[] => {
  const place = countBelow(sorted, value);
  return sorted[place] === value ? sorted.toSpliced(place, 1) : [...sorted];
};

/** The position of the `index`-th that is left when the ascending `holes` are taken out. */
export const skipHoles = (holes: readonly number[], index: number): number => {
  let from = 0;
  let to = holes.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((holes[middle] ?? 0) - middle <= index) from = middle + 1;
    else to = middle;
  }
  return index + from;
};
