/** Runs them in their order, so many at once. After a failure no further one begins; it is thrown once all that began are over. */
export const inParallel = async <T>(items: readonly T[], atOnce: number, run: (item: T) => Promise<void>): Promise<void> => {
  const left = items.values();
  let isBroken = false;
  const work = async (): Promise<void> => {
    for (const item of left) {
      if (isBroken) return;
      await run(item).catch((error: unknown) => {
        isBroken = true;
        throw error;
      });
    }
  };
  const results = await Promise.allSettled(Array.from({ length: atOnce }, work));
  for (const result of results) if (result.status === 'rejected') throw result.reason;
};
