import type { CallContext } from '../../domain/call.ts';
import { SourceError } from '../../domain/source-error.ts';

/** Makes a call in the background, patiently. */
export type Ask = <T>(read: (call: CallContext) => Promise<T>) => Promise<T>;

export interface AskOptions {
  readonly now: () => number;
  /** Rejects when the signal aborts. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly signal: AbortSignal;
  /** Cuts calls off that are under way; `signal` unless told. */
  readonly cut?: AbortSignal;
  /** Which failures are waited out; those that may pass unless told. */
  readonly isRepeatable?: (error: SourceError) => boolean;
}

const DEADLINE_MS = 60_000;
const TRIES = 6;
const FIRST_WAIT_MS = 1000;
const LAST_WAIT_MS = 30_000;

/**
 * Failures that may pass are waited out, half a minute in all; then they are thrown. A source that names a time gets that time.
 * Our own limit is no failure: its queue says when there is room, as often as it takes.
 */
export const createAsk = ({ now, wait, signal, cut = signal, isRepeatable = ({ retryable }) => retryable }: AskOptions): Ask => {
  const callOnce = (): CallContext => ({ signal: cut, deadline: now() + DEADLINE_MS, priority: 'background', record: () => undefined });
  return async (read) => {
    for (let failures = 0; ; ) {
      signal.throwIfAborted();
      try {
        return await read(callOnce());
      } catch (error) {
        if (!(error instanceof SourceError) || !isRepeatable(error)) throw error;
        failures += isOwnLimit(error) ? 0 : 1;
        if (failures === TRIES) throw error;
        await wait(Math.max(error.retryAfterMs ?? 0, Math.min(FIRST_WAIT_MS * 2 ** Math.max(0, failures - 1), LAST_WAIT_MS)), signal);
      }
    }
  };
};

const isOwnLimit = ({ failure, status }: SourceError): boolean => failure === 'rateLimited' && status === null;
