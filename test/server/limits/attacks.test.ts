import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, MAX_DELAY_MS, measure, saltOf } from './attacks/measure.ts';
import { type AttackedServer, startAttacked } from './attacks/stage.ts';
import { ATTACKS } from './attacks.ts';

/** Of `npm run attacks`, which takes minutes. */
const QUICK = ATTACKS.filter(({ isSlow }) => !isSlow);
/** Each was slow before something was done about it. */
const COSTLY = [
  'all of the schema under aliases',
  'nested inline fragments',
  'fields to compare, through fragments, level by level',
  'enum values again and again',
  'input fields nobody has, by a variable',
  'references that are numbers',
  'ws: a type nobody knows',
];

let server: AttackedServer;
beforeAll(async () => {
  server = await startAttacked(false);
});
afterAll(() => server[Symbol.asyncDispose]());

describe('hostile clients', () => {
  it('have more than sixty attacks, each with a name of its own', () => {
    expect(new Set(ATTACKS.map(({ name }) => name)).size).toBe(ATTACKS.length);
    expect(ATTACKS.length).toBeGreaterThan(60);
  });

  it('are refused, always with the same words', async () => {
    const ended = await Promise.all(
      QUICK.map(async (attack) => {
        const outcomes = await launch(attack, attack.sizes[0], saltOf(), server);
        return outcomes.length > 0 && outcomes.every((outcome) => attack.ends.includes(outcome)) ? [] : [`${attack.name}: ${outcomes.join(', ')}`];
      }),
    );
    expect(ended.flat()).toEqual([]);
  });

  it.each(COSTLY)('take no more of the server than an innocent client notices: %s', async (name) => {
    const attack = ATTACKS.find((one) => one.name === name) ?? expect.fail(name);
    const { wrong, busyMs } = await measure(server, attack, attack.sizes[2], 3);
    expect(wrong).toEqual([]);
    expect(Math.min(...busyMs)).toBeLessThanOrEqual(MAX_DELAY_MS);
  });

  it('neither end the server nor make it log an error', () => {
    expect(server.isAlive()).toBe(true);
    expect(server.output()).not.toMatch(/"level":(50|60)/);
  });
});
