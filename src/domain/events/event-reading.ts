import type { JsonObject } from '../json.ts';
import type { EntityRef } from './entity-ref.ts';

/** What can be made of an event's body. */
export type EventReading =
  | { readonly kind: 'known'; readonly name: string | null; readonly key: string | null; readonly refreshes: readonly EntityRef[] }
  /** In the right form, of a name we do nothing about. */
  | { readonly kind: 'unknown'; readonly name: string }
  /** `reason`: a sentence that repeats nothing of the body. */
  | { readonly kind: 'unusable'; readonly name: string | null; readonly reason: string };

/** Makes of an event that was stored what can be made of it now. */
export type ReadEvent = (event: { readonly sender: string; readonly headers: JsonObject; readonly body: Uint8Array }) => EventReading;

const NAME = /^[\w.:-]{1,80}$/;

/** Names of events go into logs, metrics and lists: words of up to 80 letters, digits and `_.:-`. Null for anything else. */
export const readEventName = (value: unknown): string | null => (typeof value === 'string' && NAME.test(value) ? value : null);

export const unusable = (reason: string, name: string | null = null): EventReading => ({ kind: 'unusable', name, reason });
