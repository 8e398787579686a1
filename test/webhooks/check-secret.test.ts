import { timingSafeEqual } from 'node:crypto';
import { expect, it } from 'vitest';
import { createCheckSecret } from '../../src/webhooks/check-secret.ts';

const SECRETS = ['new-secret-of-thirty-two-characters', 'old'];
const GUESSES = [...SECRETS, 'new-secret-of-thirty-two-characterz', 'nonsense', '', 'x'.repeat(10_000), 'new-secret-of-thirty-two-characters,old'];

it('takes any of the secrets and nothing else', () => {
  const isRight = createCheckSecret(SECRETS);
  expect(GUESSES.map(isRight)).toEqual([true, true, false, false, false, false, false]);
});

it('does the same comparisons for a right, a nearly right, a wrong and a missing secret', () => {
  const compared: number[][] = [];
  const isRight = createCheckSecret(SECRETS, (a, b) => {
    compared.at(-1)?.push(a.length, b.length);
    return timingSafeEqual(a, b);
  });
  for (const guess of GUESSES) {
    compared.push([]);
    isRight(guess);
  }
  expect(compared).toEqual(GUESSES.map(() => [32, 32, 32, 32]));
});

it('takes nothing where there is no secret, at the cost of one', () => {
  let comparisons = 0;
  const isRight = createCheckSecret([], (a, b) => {
    comparisons += 1;
    return timingSafeEqual(a, b);
  });
  expect([isRight(''), isRight('undefined')]).toEqual([false, false]);
  expect(comparisons).toBe(2);
});
