import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';

/** Fields of every request to emit. */
export const pace = {
  /** None is sent before its turn at this rate; absent: as fast as answers come. */
  ratePerSecond: z.number().positive().max(100_000).optional(),
  /** How many wait for an answer at once. With one, the order is the order sent. */
  concurrency: z.number().int().min(1).max(1000).default(1),
};

export interface Pace {
  readonly ratePerSecond?: number | undefined;
  readonly concurrency: number;
}

/** How often which status was answered; 0: none came. */
export type Statuses = Readonly<Record<string, number>>;

/** Sends each item in its turn. */
export const sendPaced = async <T>(items: readonly T[], { ratePerSecond, concurrency }: Pace, send: (item: T) => Promise<number>): Promise<Statuses> => {
  const statuses: Record<string, number> = {};
  const begun = performance.now();
  const waiting = items.entries();
  const sendInTurn = async (): Promise<void> => {
    for (const [index, item] of waiting) {
      const early = ratePerSecond === undefined ? 0 : begun + (index * 1000) / ratePerSecond - performance.now();
      if (early >= 1) await wait(early);
      const status = await send(item);
      statuses[status] = (statuses[status] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, sendInTurn));
  return statuses;
};
