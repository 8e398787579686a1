import { setMaxListeners } from 'node:events';

/** Runs with a signal of its own, which ends with the run or with the other: what listens to it is not kept as long as the other lives. */
export const withinSignal = async <T>(outer: AbortSignal, run: (signal: AbortSignal) => Promise<T>): Promise<T> => {
  const inner = new AbortController();
  setMaxListeners(0, inner.signal);
  const abort = (): void => inner.abort();
  outer.addEventListener('abort', abort);
  if (outer.aborted) abort();
  try {
    return await run(inner.signal);
  } finally {
    outer.removeEventListener('abort', abort);
    abort();
  }
};
