import { type EventReading, unusable } from '../../domain/events/event-reading.ts';
import { readEventV1 } from './wire-event-v1.ts';
import { readEventV2 } from './wire-event-v2.ts';
import { isObject } from './wire-values.ts';

/**
 * An event of either generation, told apart by the envelope of 2.0 (docs.enerflo.io/docs/enerflo-v2-event-definitions): both may come to either address.
 * `digest`: of the body as received.
 */
export const readEnerfloEvent = (body: unknown, digest: string): EventReading => {
  if (!isObject(body)) return unusable('The body is no JSON object.');
  return isObject(body.payload) && body.event !== undefined ? readEventV2(body.event, body.payload) : readEventV1(body, digest);
};
