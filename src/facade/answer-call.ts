import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { CallContext } from '../domain/call.ts';
import { Desertion } from '../domain/leaving.ts';
import type { ReadPolicy } from '../reader/read.ts';
import { toReadPolicy } from '../reader/read-policy.ts';
import type { FacadeCall } from '../usecases/facade-reads.ts';
import { sourceUnavailable } from './facade-error.ts';
import { flag } from './flag.ts';
import { parseInput } from './parse-input.ts';

export interface CallParts {
  /** Milliseconds a request may take; 8,000 at most. */
  readonly deadlineMs: number;
  readonly now: () => number;
  /** Whose reads these are: only reads of one credential share calls. */
  readonly credentialOf: (request: FastifyRequest) => string;
  /** undefined: nobody traces. */
  readonly traceOf: (request: FastifyRequest) => CallContext['trace'];
}

/** Enneo gives up after 30 to 50 s, and one ticket makes several calls: ours have 8 s (enneo.md 6, a decision). */
const HARD_MS = 8000;
/** Of the time, what a source has; the rest is for the stored copy where it does not answer. */
const SOURCE_SHARE = 0.9;

export type AnswerCall = <T>(request: FastifyRequest, reply: FastifyReply, work: (call: FacadeCall) => Promise<T>) => Promise<T>;

/** Runs work that ends when the client leaves, and is answered as an outage when its time is over, whatever it does. */
export const createAnswerCall =
  ({ deadlineMs, now, credentialOf, traceOf }: CallParts): AnswerCall =>
  async (request, reply, work) => {
    const policy = policyOf(request);
    const ms = Math.min(deadlineMs, HARD_MS);
    const signal = new Desertion();
    const leave = (): void => signal.abort();
    const overdue = Promise.withResolvers<never>();
    const timer = setTimeout(() => {
      overdue.reject(sourceUnavailable());
      signal.abort();
    }, ms);
    reply.raw.once('close', leave);
    const deadline = now() + ms * SOURCE_SHARE;
    const call: FacadeCall = {
      signal,
      deadline,
      priority: 'people',
      record: () => undefined,
      credential: credentialOf(request),
      policy,
      trace: traceOf(request),
    };
    return Promise.race([work(call), overdue.promise]).finally(() => {
      clearTimeout(timer);
      reply.raw.off('close', leave);
    });
  };

const refreshSchema = z.object({ refresh: flag });

/** HTTP's `Cache-Control`, or Enneo's own parameter (enneo.md 2). */
const policyOf = ({ query, headers }: FastifyRequest): ReadPolicy => {
  const policy = toReadPolicy(headers['cache-control']);
  return parseInput(refreshSchema, query).refresh ? { ...policy, maxAgeMs: 0 } : policy;
};
