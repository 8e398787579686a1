import { z } from 'zod';

/** What telemetry reads of the messages on our channels; their types stand beside the channels. */
export const callMessage = z.object({
  call: z.object({ source: z.string(), operation: z.string(), outcome: z.string(), ms: z.number() }),
});
export const breakerMessage = z.object({ source: z.string(), operation: z.string(), isOpen: z.boolean() });
export const driftMessage = z.object({ source: z.string(), operation: z.string(), path: z.string() });
export const webhookMessage = z.object({ sender: z.string(), outcome: z.string() });
export const answeredMessage = z.object({ route: z.string().nullable(), method: z.string(), status: z.number(), ms: z.number() });
