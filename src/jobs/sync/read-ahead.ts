interface Page {
  readonly next: string | null;
}

const OFFSET = /^\d+$/;

/** The cursors after `next` where cursors are offsets a page apart; none otherwise. */
const foretell = (cursor: string | null, next: string, count: number): readonly string[] => {
  const step = Number(next) - Number(cursor ?? 0);
  if (!OFFSET.test(cursor ?? '0') || !OFFSET.test(next) || step <= 0) return [];
  return Array.from({ length: count }, (_, index) => String(Number(next) + step * (index + 1)));
};

/**
 * Pages in their order, up to `ahead` further ones being read while one is used. A page that was foretold is used only when the page
 * before it names it; those beyond the end are read in vain.
 */
export async function* readAhead<P extends Page>(readPage: (cursor: string | null) => Promise<P>, first: string | null, ahead: number): AsyncGenerator<P> {
  const reading = new Map<string | null, Promise<P>>();
  const start = (cursor: string | null): Promise<P> => {
    const page = readPage(cursor);
    // Whoever comes to use the page hears of its failure.
    page.catch(() => undefined);
    reading.set(cursor, page);
    return page;
  };
  for (let cursor = first; ; ) {
    const page = await (reading.get(cursor) ?? start(cursor));
    reading.delete(cursor);
    const { next } = page;
    const coming = next === null ? [] : [next, ...foretell(cursor, next, ahead - 1)];
    for (const one of coming) if (!reading.has(one)) start(one);
    yield page;
    if (next === null) return;
    cursor = next;
  }
}
