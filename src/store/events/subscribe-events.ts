import { z } from 'zod';
import type { Engine, StopListening } from '../engine/engine.ts';
import { parseJson } from '../payload.ts';
import { CHANNEL } from './channel.ts';

const message = z.object({ ids: z.array(z.string().regex(/^\d{1,19}$/)), at: z.number() });

/** Rows of change_event that were written together. */
export interface NewEvents {
  readonly ids: readonly string[];
  /** By the database's clock, in milliseconds since the epoch. */
  readonly at: number;
}

export interface EventsListener {
  /** They can be read now. */
  onEvents(events: NewEvents): void;
  /** Some may have been missed. */
  onGap(): void;
}

export const subscribeEvents = (engine: Engine, { onEvents, onGap }: EventsListener): Promise<StopListening> =>
  engine.listen(CHANNEL, {
    onGap,
    onMessage: (payload) => {
      const parsed = message.safeParse(parseJson(payload));
      if (parsed.success) onEvents(parsed.data);
      else onGap();
    },
  });
