/** Within which everything in flight is answered: requests end at their deadline of 8 s. */
const STOP_MS = 10_000;

/** Keeps the process until SIGTERM or SIGINT, then stops gracefully and exits with 0. A second signal stops at once. */
export const runUntilSignal = (stop: () => Promise<void>, say: (line: string) => void): void => {
  const onSignal = async (): Promise<void> => {
    for (const signal of ['SIGTERM', 'SIGINT']) process.removeListener(signal, onSignal);
    say('Stopping: answering what is in flight …');
    setTimeout(() => process.exit(1), STOP_MS).unref();
    await stop();
    process.exit(0);
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
};
