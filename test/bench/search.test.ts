import { describe, expect, it } from 'vitest';
import { runOpenLoop } from '../../bench/harness/open-loop.ts';
import { type Asked, isMet, toFigures } from '../../bench/search/figures.ts';
import { CLASSES, drawQuestion } from '../../bench/search/questions.ts';
import { createRandom } from '../../sandbox/control/random.ts';
import { createWorld } from '../../sandbox/world/world.ts';

describe('an open loop', () => {
  it('asks at its times though nothing is answered yet', async () => {
    const dues: number[] = [];
    const all = Promise.withResolvers<void>();
    const late = await runOpenLoop({ perSecond: 100, seconds: 0.1, arrivals: 'even', random: createRandom(1) }, async (dueAt) => {
      dues.push(dueAt);
      if (dues.length === 10) all.resolve();
      await all.promise;
    });
    const [first = 0] = dues;
    expect(dues.map((due) => Math.round(due - first))).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80, 90]);
    expect(late).toHaveLength(10);
  });
});

describe('the questions of the search bench', () => {
  const world = createWorld({ contracts: 320 });
  const random = createRandom(3);
  const questions = Array.from({ length: 5000 }, () => drawQuestion(world, random));

  it('are mixed as the issue says', () => {
    const shares = CLASSES.map((name) => questions.filter((question) => question.class === name).length / questions.length);
    for (const [index, share] of [0.7, 0.2, 0.08, 0.02].entries()) expect(Math.abs((shares[index] ?? 0) - share)).toBeLessThan(0.02);
    expect(new Set(questions.map(({ kind }) => kind)).size).toBe(11);
  });

  it('name somebody who is there', () => {
    for (const { expected } of questions) expect(world.contracts.get(expected) ?? world.customers.get(expected)).toBeDefined();
  });

  it('are met when the 99th percentile keeps to the goal and none failed', () => {
    const [question] = questions.filter((one) => one.class === 'by id');
    const asked = (ms: number, isAnswered = true): readonly Asked[] => (question === undefined ? [] : [{ question, ms, isAnswered, isFound: isAnswered }]);
    const verdict = (all: readonly Asked[]) =>
      toFigures(all)
        .filter(({ name }) => name === 'by id')
        .map(isMet);
    expect(verdict(asked(10))).toEqual([true]);
    expect(verdict(asked(10.1))).toEqual([false]);
    expect(verdict([...asked(1), ...asked(1, false)])).toEqual([false]);
  });
});
