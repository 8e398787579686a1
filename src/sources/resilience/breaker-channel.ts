import { channel } from 'node:diagnostics_channel';
import type { Source } from '../../domain/source.ts';

export interface BreakerMessage {
  readonly source: Source;
  /** The client's method, `ticketSearch`. */
  readonly operation: string;
  readonly isOpen: boolean;
}

/** Every breaker that opens or closes is announced here as a `BreakerMessage`. Telemetry listens. */
export const BREAKER_CHANNEL = 'busbar:source:breaker';

const breakers = channel(BREAKER_CHANNEL);

export const announceBreaker = (message: BreakerMessage): void => {
  if (breakers.hasSubscribers) breakers.publish(message);
};
