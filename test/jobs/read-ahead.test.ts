import { describe, expect, it } from 'vitest';
import { readAhead } from '../../src/jobs/sync/read-ahead.ts';

interface Page {
  readonly cursor: string | null;
  readonly next: string | null;
}

const drain = async (pages: AsyncIterable<Page>): Promise<readonly (string | null)[]> => {
  const cursors: (string | null)[] = [];
  for await (const { cursor } of pages) cursors.push(cursor);
  return cursors;
};

/** Pages of ten, and what was asked for. */
const listOf = (size: number) => {
  const asked: (string | null)[] = [];
  const readPage = async (cursor: string | null): Promise<Page> => {
    asked.push(cursor);
    const end = Number(cursor ?? 0) + 10;
    return { cursor, next: end < size ? String(end) : null };
  };
  return { asked, readPage };
};

describe('readAhead', () => {
  it('reads every page once and in order, and at most two in vain with three at once', async () => {
    const { asked, readPage } = listOf(70);
    expect(await drain(readAhead(readPage, null, 3))).toEqual([null, '10', '20', '30', '40', '50', '60']);
    expect(asked).toEqual([null, '10', '20', '30', '40', '50', '60', '70', '80']);
  });

  it('has the next pages under way while one is used', async () => {
    const { asked, readPage } = listOf(100);
    const pages = readAhead(readPage, '20', 3);
    await pages.next();
    expect(asked).toEqual(['20', '30', '40', '50']);
    await pages.return(undefined);
  });

  it('takes the page that is named, not the one it foretold', async () => {
    const next: Readonly<Record<string, string | null>> = { '0': '10', '10': '25', '25': null };
    const readPage = async (cursor: string | null): Promise<Page> => ({ cursor, next: next[cursor ?? '0'] ?? null });
    expect(await drain(readAhead(readPage, null, 3))).toEqual([null, '10', '25']);
  });

  it('foretells nothing of opaque cursors', async () => {
    const next: Readonly<Record<string, string | null>> = { first: 'b7', b7: 'c9', c9: null };
    const asked: (string | null)[] = [];
    const readPage = async (cursor: string | null): Promise<Page> => {
      asked.push(cursor);
      return { cursor, next: next[cursor ?? 'first'] ?? null };
    };
    expect(await drain(readAhead(readPage, null, 3))).toEqual([null, 'b7', 'c9']);
    expect(asked).toEqual([null, 'b7', 'c9']);
  });

  it('fails where the page that is wanted failed, not where one beyond the end did', async () => {
    const readPage = async (cursor: string | null): Promise<Page> => {
      if (Number(cursor ?? 0) >= 30) throw new Error(`no page at ${cursor}`);
      return { cursor, next: cursor === '20' ? null : String(Number(cursor ?? 0) + 10) };
    };
    expect(await drain(readAhead(readPage, null, 3))).toEqual([null, '10', '20']);
    await expect(drain(readAhead(async (cursor) => ({ ...(await readPage(cursor)), next: String(Number(cursor ?? 0) + 10) }), null, 3))).rejects.toThrow(
      'no page at 30',
    );
  });
});
