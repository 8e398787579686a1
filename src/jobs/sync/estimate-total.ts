interface Page {
  readonly size: number;
  readonly next: string | null;
}

/** Good enough for a progress bar. */
const PRECISION = 0.02;

/** About how many records a list by offset has that does not say: doubles the offset until nothing is there, then closes in. Some 20 pages for a million. */
export const estimateTotal = async (readPage: (offset: string) => Promise<Page>): Promise<number> => {
  const first = await readPage('0');
  if (first.next === null) return first.size;
  const step = first.size;
  let there = step;
  let beyond = step * 2;
  const look = async (offset: number): Promise<boolean> => {
    const { size } = await readPage(String(offset));
    there = size > 0 ? offset + size : there;
    beyond = size > 0 ? Math.max(beyond, there) : offset;
    return size > 0;
  };
  while (await look(beyond)) beyond *= 2;
  while (beyond - there > Math.max(step, there * PRECISION)) await look(Math.floor((there + beyond) / 2));
  return there;
};
