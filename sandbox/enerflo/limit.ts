import type { FastifyReply, FastifyRequest } from 'fastify';
import { HTML_429, html429Headers } from '../control/html-429.ts';

/** 300 calls a minute per key (docs.enerflo.io/docs/api-rate-limits). */
const PER_MINUTE = 300;
const WINDOW_MS = 60_000;

/** Counts from the first call of a window; the window is over a minute later. */
export const createLimit = (now: () => number) => {
  let count = 0;
  let resetAt = 0;

  const countCall = (at: number): number => {
    if (at >= resetAt) {
      count = 0;
      resetAt = at + WINDOW_MS;
    }
    count += 1;
    return count;
  };

  const guard = async (_request: FastifyRequest, reply: FastifyReply) => {
    const at = now();
    const remaining = PER_MINUTE - countCall(at);
    if (remaining < 0) {
      const seconds = Math.max(1, Math.ceil((resetAt - at) / 1000));
      return reply.code(429).headers(html429Headers(seconds, at)).send(HTML_429);
    }
    reply.header('x-ratelimit-remaining', String(remaining));
  };

  const reset = (): void => {
    resetAt = 0;
  };

  return { guard, reset };
};
