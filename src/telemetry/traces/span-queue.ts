import type { Span } from './span.ts';

export interface SpanQueue {
  readonly add: (span: Span) => void;
  /** Sends what is left. */
  readonly close: () => Promise<void>;
}

export interface SpanQueueParts {
  /** Rejects when they could not be delivered; they are not sent again. */
  readonly send: (spans: readonly Span[]) => Promise<void>;
  readonly log: { warn(details: object, message: string): void };
  /** Milliseconds a span waits for others. */
  readonly everyMs?: number;
}

const BATCH = 500;
/** Those that wait while a batch is under way; more are lost. */
const MAX_WAITING = 5000;
const EVERY_MS = 500;

/** Sends spans in batches, one at a time, and never makes anybody wait. */
export const createSpanQueue = ({ send, log, everyMs = EVERY_MS }: SpanQueueParts): SpanQueue => {
  const waiting: Span[] = [];
  let lost = 0;
  let sending: Promise<void> | null = null;
  const sendAll = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting.splice(0, BATCH);
      await send(batch).catch((error: unknown) => {
        lost += batch.length;
        log.warn({ lost, reason: error instanceof Error ? error.message : 'unknown' }, 'spans could not be delivered and are lost');
        lost = 0;
      });
    }
  };
  const flush = (): Promise<void> => {
    sending ??= sendAll().finally(() => {
      sending = null;
    });
    return sending;
  };
  const timer = setInterval(() => void flush(), everyMs).unref();
  return {
    add: (span) => {
      if (waiting.length >= MAX_WAITING) lost += 1;
      else waiting.push(span);
    },
    close: async () => {
      clearInterval(timer);
      await flush();
    },
  };
};
