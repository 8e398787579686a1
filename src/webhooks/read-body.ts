import { hash } from 'node:crypto';
import { type EventReading, unusable } from '../domain/events/event-reading.ts';
import type { Door } from './door.ts';
import { parseBody } from './parse-body.ts';

/** `problem`: a sentence that repeats nothing of the body. */
export type BodyReading = EventReading | { readonly kind: 'refused'; readonly problem: string };

/** What a door makes of a body. */
export const readBody = (door: Door, body: Uint8Array, contentType: string | undefined): BodyReading => {
  const parsed = parseBody(body, contentType, door.takesForms);
  if ('value' in parsed) return door.read(parsed.value, hash('sha256', body, 'base64url'));
  return door.unreadable === 'kept' && body.length > 0 ? unusable(parsed.problem) : { kind: 'refused', problem: parsed.problem };
};
