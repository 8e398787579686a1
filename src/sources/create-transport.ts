import type { IncomingHttpHeaders } from 'node:http';
import { CallQueue } from './call-queue.ts';
import { Connections } from './connections.ts';
import { Deadlines } from './deadlines.ts';
import { Exchange, type Wire } from './exchange.ts';
import { KeptBodies } from './kept-bodies.ts';
import { RateWindow } from './rate-window.ts';
import { toRetryAfterMs } from './retry-after.ts';
import type { Transport, TransportOptions } from './transport.ts';

/** The wait after a 429 that names none: a minute where the limit counts by the minute (enerflo.md W2, assumed), else a second. */
const SILENT_429_MS = { byMinute: 60_000, unknown: 1000 } as const;

/** One source's HTTP: its kept connections, its limits, its queue. */
export const createTransport = (options: TransportOptions): Transport => {
  const now = options.now ?? Date.now;
  const url = new URL(options.origin);
  const connections = new Connections(url.origin, options.timeoutMs);
  const window = new RateWindow(options.perMinute);
  const queue = new CallQueue({ concurrency: options.concurrency, perMinute: options.perMinute, window, now, wakeAfter });
  const deadlines = new Deadlines(now);
  const pathPrefix = url.pathname.replace(/\/+$/, '');
  const limits = toLimits(options, window, queue, now);
  const wire: Wire = { options, connections, pathPrefix, queue, deadlines, now, limits, bodies: new KeptBodies() };
  return {
    send: (request, call, expect = [], followed = undefined) =>
      new Promise((resolve, reject) => new Exchange(wire, { request, call, expect, followed }, { resolve, reject }).begin()),
    close: async () => {
      queue.close();
      await queue.idle();
      deadlines.close();
      await connections.close();
    },
  };
};

const wakeAfter = (ms: number, wake: () => void): (() => void) => {
  const timer = setTimeout(wake, ms);
  return () => clearTimeout(timer);
};

/** Reads what an answer says about the source's limit into the window. `x-ratelimit-*` as Enerflo sends them (enerflo.md 2.1). */
const toLimits =
  ({ perMinute }: TransportOptions, window: RateWindow, queue: CallQueue, now: () => number): Wire['limits'] =>
  (status, headers) => {
    if (status === 429) {
      const at = now();
      const waitMs = toRetryAfterMs(headers['retry-after'], at) ?? (perMinute === null ? SILENT_429_MS.unknown : SILENT_429_MS.byMinute);
      window.pauseUntil(at + waitMs);
      queue.reconsider();
      return waitMs;
    }
    const remaining = headers['x-ratelimit-remaining'];
    if (remaining !== undefined && Number(remaining) >= 0) {
      window.left(Number(remaining), toResetAt(headers), now());
      queue.reconsider();
    }
    return undefined;
  };

/** Unix seconds, by the source's clock. */
const toResetAt = (headers: IncomingHttpHeaders): number | null => {
  const seconds = Number(headers['x-ratelimit-reset']);
  return seconds > 0 ? seconds * 1000 : null;
};
