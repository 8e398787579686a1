/** Beyond the deadline of the requests in flight, for closing what is open. */
const MARGIN_MS = 2000;

/** A promise that nobody waited for ends no process that answers others: it is a bug, and told as one. */
export const surviveRejections = (tell: (bug: unknown) => void): void => void process.on('unhandledRejection', tell);

/** Keeps the process until SIGTERM or SIGINT, then stops gracefully and exits with 0. A second signal stops at once. `deadlineMs`: how long a request may take. */
export const runUntilSignal = (stop: () => Promise<void>, deadlineMs: number, say: (line: string) => void): void => {
  const onSignal = async (): Promise<void> => {
    for (const signal of ['SIGTERM', 'SIGINT']) process.removeListener(signal, onSignal);
    say('Stopping: answering what is in flight …');
    setTimeout(() => process.exit(1), deadlineMs + MARGIN_MS).unref();
    await stop();
    process.exit(0);
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
};
