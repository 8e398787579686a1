import { isEntityId } from '../../domain/entity-id.ts';
import { type EventReading, readEventName, unusable } from '../../domain/events/event-reading.ts';
import { isObject, readId } from './wire-values.ts';

/**
 * An event hook. Only `ticketId` can be relied on (docs.enneo.ai/en/system-integration/events/concept-of-events-in-enneo); the name in `event`, else `eventName`,
 * is assumed: our sample hook in docs/configuration.md sends it. Enneo has no id of an event, and two hooks of one ticket may look alike.
 */
export const readEnneoEvent = (body: unknown): EventReading => {
  if (!isObject(body)) return unusable('The body is no JSON object.');
  const name = readEventName(body.event) ?? readEventName(body.eventName);
  const id = readId(body.ticketId);
  if (id !== undefined && isEntityId(id)) return { kind: 'known', name, key: null, refreshes: [{ source: 'enneo', entity: 'ticket', id }] };
  if (body.ticketId !== undefined) return unusable('`ticketId` is no id.', name);
  return name === null ? unusable('The body has neither a `ticketId` nor the name of an event.') : { kind: 'unknown', name };
};
