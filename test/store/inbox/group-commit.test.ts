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

it('commits the first at once and what arrives meanwhile together', async () => {
  const { add, groups } = stage();
  const first = add(1);
  expect(groups.map(({ items }) => items)).toEqual([[1]]);
  const others = [add(2), add(3)];
  groups[0]?.end();
  expect(await first).toBe('stored 1');
  await Promise.resolve();
  expect(groups.map(({ items }) => items)).toEqual([[1], [2, 3]]);
  groups[1]?.end();
  expect(await Promise.all(others)).toEqual(['stored 2', 'stored 3']);
});

it('keeps groups within their limits, and one item that is larger alone', async () => {
  const { add, groups } = stage();
  const all = [1, 2, 3, 4, 5, 60, 70, 500].map(add);
  for (let index = 0; index < 5; index += 1) {
    groups[index]?.end();
    await new Promise(setImmediate);
  }
  await Promise.all(all);
  expect(groups.map(({ items }) => items)).toEqual([[1], [2, 3, 4], [5, 60], [70], [500]]);
});

it('rejects all who wait when a commit fails, and works again for those who come later', async () => {
  const { add, groups } = stage();
  const failed = Promise.allSettled([1, 2, 3, 4, 5].map(add));
  groups[0]?.fail();
  expect((await failed).map(({ status }) => status)).toEqual(Array(5).fill('rejected'));
  const next = add(6);
  groups[1]?.end();
  expect(await next).toBe('stored 6');
});

it('refuses at once what is more than may wait', async () => {
  const { add } = stage({ ...LIMITS, waitingBytes: 10 });
  void add(5);
  void add(10);
  await expect(add(1)).rejects.toThrow(Overloaded);
});
