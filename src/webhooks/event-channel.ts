import { channel } from 'node:diagnostics_channel';
import type { Sender } from '../domain/events/received-event.ts';

export interface WebhookMessage {
  readonly sender: Sender;
  readonly event: string | null;
  /** unknown, unusable: stored, and nothing else. refused: no secret of ours, too large, or not readable. failed: it could not be stored. */
  readonly outcome: 'stored' | 'duplicate' | 'unknown' | 'unusable' | 'refused' | 'failed';
}

/** One message for each request at a door. Telemetry listens. */
export const WEBHOOK_CHANNEL = 'busbar:webhook';

const webhooks = channel(WEBHOOK_CHANNEL);

export const announceWebhook = (message: WebhookMessage): void => {
  if (webhooks.hasSubscribers) webhooks.publish(message);
};
