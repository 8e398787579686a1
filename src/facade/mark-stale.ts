import type { FastifyReply } from 'fastify';

/** Nobody is named, and somebody new may be missing: there is no record to have an age. */
export const markMissing = (reply: FastifyReply): FastifyReply => reply.header('cache-status', 'busbar; hit; detail=stale');

/**
 * A stored copy that is older than wanted is marked in the head of the answer, since C and D have no room for fields of our own:
 * `Cache-Status` (RFC 9211) and `Age` in seconds, of the oldest record the answer names. `asOf` is ISO 8601 UTC.
 */
export const markStale = (reply: FastifyReply, asOf: readonly string[], now: number): void => {
  if (asOf.length === 0) return;
  const oldest = Math.min(...asOf.map((time) => Date.parse(time)));
  markMissing(reply).header('age', String(Math.max(0, Math.floor((now - oldest) / 1000))));
};
