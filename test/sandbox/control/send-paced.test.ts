import { expect, it } from 'vitest';
import { sendPaced } from '../../../sandbox/control/emit/send-paced.ts';

const ITEMS = Array.from({ length: 40 }, (_, index) => index);

/** Counts how many are under way, and answers in the next turn of the loop. */
const watch = () => {
  const sent: number[] = [];
  let open = 0;
  let most = 0;
  const send = async (item: number): Promise<number> => {
    sent.push(item);
    open += 1;
    most = Math.max(most, open);
    await new Promise((resolve) => setImmediate(resolve));
    open -= 1;
    return item % 2 === 0 ? 200 : 503;
  };
  return { sent, send, most: () => most };
};

it('one after the other keeps the order, and counts what was answered', async () => {
  const { sent, send, most } = watch();
  expect(await sendPaced(ITEMS, { concurrency: 1 }, send)).toEqual({ 200: 20, 503: 20 });
  expect([sent, most()]).toEqual([ITEMS, 1]);
});

it('several at once are as many as told, and each is sent once', async () => {
  const { sent, send, most } = watch();
  await sendPaced(ITEMS, { concurrency: 8 }, send);
  expect([sent.toSorted((a, b) => a - b), most()]).toEqual([ITEMS, 8]);
});

it('at a rate none is sent before its turn', async () => {
  const begun = performance.now();
  const at: number[] = [];
  await sendPaced(ITEMS, { ratePerSecond: 400, concurrency: 4 }, async (item) => {
    at[item] = performance.now() - begun;
    return 200;
  });
  for (const [item, ms] of at.entries()) expect(ms).toBeGreaterThan(item * 2.5 - 2.5);
});
