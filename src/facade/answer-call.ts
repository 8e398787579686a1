import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CallContext } from '../domain/call.ts';
import type { FacadeCall } from '../usecases/facade-reads.ts';
import { sourceUnavailable } from './facade-error.ts';

export interface CallParts {
  /** Milliseconds a request may take; 8,000 at most. */
  readonly deadlineMs: number;
  readonly now: () => number;
  /** Told once per call to a source. */
  readonly record: CallContext['record'];
}

/** Enneo gives up after 30 to 50 s, and one ticket makes several calls: ours have 8 s (enneo.md 6, a decision). */
const HARD_MS = 8000;
/** Of the time, what a source has; the rest is for the stored copy where it does not answer. */
const SOURCE_SHARE = 0.9;

export type AnswerCall = <T>(request: FastifyRequest, reply: FastifyReply, work: (call: FacadeCall) => Promise<T>) => Promise<T>;

/** Runs work that ends when the client leaves, and is answered as an outage when its time is over, whatever it does. */
export const createAnswerCall =
  ({ deadlineMs, now, record }: CallParts): AnswerCall =>
  async (request, reply, work) => {
    const ms = Math.min(deadlineMs, HARD_MS);
    const controller = new AbortController();
    const leave = (): void => controller.abort();
    const overdue = Promise.withResolvers<never>();
    const timer = setTimeout(() => {
      overdue.reject(sourceUnavailable());
      controller.abort();
    }, ms);
    reply.raw.once('close', leave);
    const deadline = now() + ms * SOURCE_SHARE;
    const call = { signal: controller.signal, deadline, priority: 'people', record, refresh: wantsRefresh(request) } as const;
    return Promise.race([work(call), overdue.promise]).finally(() => {
      clearTimeout(timer);
      reply.raw.off('close', leave);
    });
  };

/** Enneo's own parameter (enneo.md 2), or HTTP's. */
const wantsRefresh = ({ query, headers }: FastifyRequest): boolean =>
  (typeof query === 'object' && query !== null && 'refresh' in query && query.refresh === 'true') || /\bno-cache\b/.test(headers['cache-control'] ?? '');
