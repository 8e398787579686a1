import type { CallContext } from '../../domain/call.ts';
import { Desertion } from '../../domain/leaving.ts';
import { PAGES_AT_ONCE } from './wire-names.ts';

type ReadPage<Page> = (page: number, call: CallContext) => Promise<Page>;

/**
 * Pages 2 to `last`, a few pages at a time, up to the first empty one. Nothing is sent after a page failed or
 * the caller left: what is under way ends too, because all callers share the limit of the minute.
 */
export const readFurtherPages = async <Page extends { readonly length: number }>(
  last: number,
  read: ReadPage<Page>,
  call: CallContext,
): Promise<readonly Page[]> => {
  if (last < 2) return [];
  const over = new Desertion();
  if (call.signal.aborted) over.abort();
  call.signal.addEventListener('abort', over);
  const paged = { ...call, signal: over };
  const pages: Page[] = [];
  try {
    for (let first = 2; first <= last; first += PAGES_AT_ONCE) {
      const numbers = Array.from({ length: Math.min(PAGES_AT_ONCE, last - first + 1) }, (_, index) => first + index);
      const together = await Promise.all(numbers.map((page) => read(page, paged)));
      pages.push(...together);
      if (together.some((page) => page.length === 0)) break;
    }
    return pages;
  } catch (error) {
    over.abort();
    throw error;
  } finally {
    call.signal.removeEventListener('abort', over);
  }
};
