import type { JsonObject } from '../json.ts';
import type { EntityRef } from './entity-ref.ts';

export const SENDERS = ['enerflo', 'powercloud', 'lynqtech', 'enneo'] as const;
export type Sender = (typeof SENDERS)[number];

/** One webhook as it came, and what is to be read again because of it. */
export interface ReceivedEvent {
  readonly sender: Sender;
  /** The sender's name of the event; null where it has none. */
  readonly name: string | null;
  /** The sender's own id of the event, or the entity and its moment of change: the same again within 30 days is a duplicate. Null where it has neither. */
  readonly key: string | null;
  /** A few headers that help to understand the body; never one that holds a secret. */
  readonly headers: JsonObject;
  readonly body: Uint8Array;
  /** Milliseconds since the epoch. */
  readonly receivedAt: number;
  readonly refreshes: readonly EntityRef[];
  /** Why nothing can be made of it, in a sentence: such an event is kept among the dead letters. Null when it can. */
  readonly unusable: string | null;
}

export type Receipt = 'stored' | 'duplicate';
