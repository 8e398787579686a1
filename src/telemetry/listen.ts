import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { z } from 'zod';

/** Hears what a channel says, of the shape expected; anything else is not for us. Answers how to stop. */
export const listen = <S extends z.ZodType>(channel: string, shape: S, onMessage: (message: z.output<S>) => void): (() => void) => {
  return hearAll(channel, (message) => {
    const { success, data } = shape.safeParse(message);
    if (success) onMessage(data);
  });
};

/** The same for messages that come by the thousand. */
export const listenFor = <T>(channel: string, isMessage: (message: unknown) => message is T, onMessage: (message: T) => void): (() => void) =>
  hearAll(channel, (message) => {
    if (isMessage(message)) onMessage(message);
  });

const hearAll = (channel: string, hear: (message: unknown) => void): (() => void) => {
  subscribe(channel, hear);
  return () => void unsubscribe(channel, hear);
};
