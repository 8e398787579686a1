import type { EntityRef } from '../../domain/events/entity-ref.ts';
import { type EventReading, readEventName, unusable } from '../../domain/events/event-reading.ts';
import type { Json, JsonObject } from '../../domain/json.ts';
import { isObject, readUuid } from './wire-values.ts';

/** Which records are to be read again, and the part of the payload that holds its `id`. */
interface Rule {
  readonly entities: readonly EntityRef['entity'][];
  readonly part: 'customer' | 'current' | 'deal';
}

/** Names: docs.enerflo.io/docs/enerflo-v2-event-definitions. A submission tells an installer and its sales org of one deal (W10): its install is read, the rest is known from the event alone. */
const RULES: ReadonlyMap<string, Rule> = new Map([
  ['customer.created', { entities: ['customer'], part: 'customer' }],
  ['customer.updated.v2', { entities: ['customer'], part: 'current' }],
  ['deal.projectSubmitted', { entities: ['deal', 'project'], part: 'deal' }],
  ['deal.projectReceived', { entities: ['deal', 'project'], part: 'deal' }],
]);

/** Told about things we do not keep, or told better by another event. */
const OF_NO_USE: ReadonlySet<string> = new Set([
  ...['customer.updated', 'deal.created', 'deal.created.bare', 'deal.updated', 'deal.updated.v2', 'deal.updated.bare'],
  ...['design-request.created', 'design-request.updated', 'design-request.created.design-team', 'design-request.updated.design-team'],
  ...['design.created', 'design.updated'],
]);

/** A 2.0 event. It has no id, no time and no version (enerflo.md §8, observed), and a deal that is submitted again sends what it sent before: so it has no key. */
export const readEventV2 = (event: Json, payload: JsonObject): EventReading => {
  const name = readEventName(event);
  if (name === null) return unusable('The body names no event: `event` is no name.');
  const rule = RULES.get(name);
  if (rule === undefined) return OF_NO_USE.has(name) ? { kind: 'known', name, key: null, refreshes: [] } : { kind: 'unknown', name };
  const holder = payload[rule.part];
  const id = readUuid(isObject(holder) ? holder.id : undefined);
  if (id === undefined) return unusable(`The event names no ${rule.entities[0]}: \`payload.${rule.part}.id\` is no UUID.`, name);
  return { kind: 'known', name, key: null, refreshes: rule.entities.map((entity) => ({ source: 'enerflo', entity, id: id.toLowerCase() })) };
};
