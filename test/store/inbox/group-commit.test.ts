import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createGroupCommit, Overloaded } from '../../../src/store/inbox/group-commit.ts';

const LIMITS = { items: 3, bytes: 100, waitingBytes: 1000 };

/** A commit that ends when the test says so. */
const stage = (limits = LIMITS) => {
  const groups: { items: readonly number[]; end: () => void; fail: () => void }[] = [];
  const add = createGroupCommit<number, string>(
    (items) =>
      new Promise((resolve, reject) => {
        groups.push({ items, end: () => resolve(items.map((item) => `stored ${item}`)), fail: () => reject(new Error('away')) });
      }),
    (bytes) => bytes,
    limits,
  );
  return { add, groups };
};

it('commits together what arrives in one turn of the event loop, and what arrives meanwhile', async () => {
  const { add, groups } = stage();
  const first = [add(1), add(2)];
  await turn();
  expect(groups.map(({ items }) => items)).toEqual([[1, 2]]);
  const others = [add(3), add(4)];
  groups[0]?.end();
  expect(await Promise.all(first)).toEqual(['stored 1', 'stored 2']);
  await turn();
  expect(groups.map(({ items }) => items)).toEqual([
    [1, 2],
    [3, 4],
  ]);
  groups[1]?.end();
  expect(await Promise.all(others)).toEqual(['stored 3', 'stored 4']);
});

it('commits together who come one by one in one turn, although no commit waits for anything', async () => {
  const sizes: number[] = [];
  const commit = async (items: readonly number[]): Promise<readonly number[]> => {
    sizes.push(items.length);
    return items;
  };
  const add = createGroupCommit(commit, () => 1, LIMITS);
  const arrive = async (item: number): Promise<number> => {
    await turn();
    return add(item);
  };
  await Promise.all([1, 2, 3].map(arrive));
  expect(sizes).toEqual([3]);
});

it('keeps groups within their limits, and one item that is larger alone', async () => {
  const { add, groups } = stage();
  const all = [1, 2, 3, 4, 5, 60, 70, 500].map(add);
  for (let turns = 0; turns < 10; turns += 1) {
    await turn();
    groups.at(-1)?.end();
  }
  await Promise.all(all);
  expect(groups.map(({ items }) => items)).toEqual([[1, 2, 3], [4, 5, 60], [70], [500]]);
});

it('rejects all who wait when a commit fails, and works again for those who come later', async () => {
  const { add, groups } = stage();
  const failed = Promise.allSettled([1, 2, 3, 4, 5].map(add));
  await turn();
  groups[0]?.fail();
  expect((await failed).map(({ status }) => status)).toEqual(Array(5).fill('rejected'));
  const next = add(6);
  await turn();
  groups[1]?.end();
  expect(await next).toBe('stored 6');
});

it('refuses at once what is more than may wait', async () => {
  const { add } = stage({ ...LIMITS, waitingBytes: 10 });
  void add(5);
  await turn();
  void add(10);
  await expect(add(1)).rejects.toThrow(Overloaded);
});
