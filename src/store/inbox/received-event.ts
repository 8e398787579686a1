import type { EntityRef } from '../../domain/entity-ref.ts';
import type { JsonObject } from '../../domain/json.ts';

export const SENDERS = ['enerflo', 'powercloud', 'lynqtech', 'enneo'] as const;
export type Sender = (typeof SENDERS)[number];

/** An event as a sender posted it, and what it means for us: a hint that records changed, never their content. */
export interface ReceivedEvent {
  readonly sender: Sender;
  /** As the sender calls it; null where it does not say. */
  readonly name: string | null;
  /** The sender's own id of the event, remembered for 30 days; null: an equal body is the same event for 5 s. */
  readonly key: string | null;
  readonly headers: JsonObject;
  readonly body: Uint8Array;
  /** Milliseconds since the epoch. */
  readonly receivedAt: number;
  /** What has to be read again; empty: nothing. */
  readonly refreshes: readonly EntityRef[];
  /** Why nobody can tell what it is about: stored among the dead with this reason. */
  readonly unusable: string | null;
}

export type Receipt = 'stored' | 'duplicate';
