import { setTimeout as wait } from 'node:timers/promises';

export interface OpenLoopOptions {
  readonly perSecond: number;
  readonly seconds: number;
  /** even: as many milliseconds apart; poisson: as random as callers are who do not know each other. */
  readonly arrivals: 'even' | 'poisson';
  /** 0 up to 1. */
  readonly random: () => number;
}

/** When each request is due, in milliseconds from the start. */
const schedule = ({ perSecond, seconds, arrivals, random }: OpenLoopOptions): readonly number[] => {
  const mean = 1000 / perSecond;
  let at = 0;
  return Array.from({ length: perSecond * seconds }, () => {
    const due = at;
    at += arrivals === 'even' ? mean : -Math.log(1 - random()) * mean;
    return due;
  });
};

/**
 * Requests come at their time, whether or not those before them are answered; each takes from the moment it was due, so what waits counts.
 * Answers how late, in milliseconds, each was sent: timers are a millisecond coarse, and that is in the figures too.
 */
export const runOpenLoop = async (options: OpenLoopOptions, ask: (dueAt: number) => Promise<void>): Promise<readonly number[]> => {
  const dues = schedule(options);
  const began = performance.now();
  const late: number[] = [];
  const asked: Promise<void>[] = [];
  for (const due of dues) {
    const left = began + due - performance.now();
    if (left > 0) await wait(left);
    late.push(Math.max(0, performance.now() - began - due));
    asked.push(ask(began + due));
  }
  await Promise.all(asked);
  return late;
};
