import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { z } from 'zod';

/** Hears what a channel says, of the shape expected; anything else is not for us. Answers how to stop. */
export const listen = <S extends z.ZodType>(channel: string, shape: S, onMessage: (message: z.output<S>) => void): (() => void) => {
  const hear = (message: unknown): void => {
    const { success, data } = shape.safeParse(message);
    if (success) onMessage(data);
  };
  subscribe(channel, hear);
  return () => void unsubscribe(channel, hear);
};
