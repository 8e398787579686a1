const STEP_MS = 20;
const MIB = 1024 * 1024;

/** Answers how to stop, and then by how many MiB the process grew at its largest. */
export const watchMemory = (): (() => number) => {
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  let most = before;
  const look = (): void => {
    most = Math.max(most, process.memoryUsage.rss());
  };
  const timer = setInterval(look, STEP_MS);
  return () => {
    clearInterval(timer);
    look();
    return (most - before) / MIB;
  };
};
