import { z } from 'zod';
import type { Engine, StopListening } from '../engine/engine.ts';
import { parseJson } from '../payload.ts';
import { CHANNEL } from './channel.ts';

const message = z.array(z.string().regex(/^\d{1,19}$/));

export interface EventsListener {
  /** Rows of change_event that are there now. */
  onEvents(ids: readonly string[]): void;
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
