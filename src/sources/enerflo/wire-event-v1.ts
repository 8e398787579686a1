import type { EntityRef } from '../../domain/events/entity-ref.ts';
import { type EventReading, readEventName, unusable } from '../../domain/events/event-reading.ts';
import type { Json, JsonObject } from '../../domain/json.ts';
import { isEnerfloId } from './enerflo-id.ts';
import { readInstant } from './wire-time.ts';
import { isObject, readId } from './wire-values.ts';

type Value = Json | undefined;

/** Where an event names the records that are to be read again, in order of trust, and the moment of the change. */
interface Rule {
  readonly entities: readonly EntityRef['entity'][];
  readonly ids: (event: JsonObject) => readonly Value[];
  readonly updatedAt: (event: JsonObject) => Value;
}

const part = (value: Value): JsonObject => (isObject(value) ? value : {});
const never = (): undefined => undefined;

/** docs.enerflo.io/docs/new-customer-example */
const customer: Rule = { entities: ['customer'], ids: ({ id }) => [id], updatedAt: ({ timestamps }) => part(timestamps).updated_at };
/** docs.enerflo.io/docs/update-install-example */
const install: Rule = { entities: ['install'], ids: ({ id }) => [id], updatedAt: ({ updated_at }) => updated_at };
/** W20. The milestone's own times are its template's, and whether an edit touches the install's is not known. */
const milestone: Rule = { entities: ['install'], ids: (event) => [part(event.installDetails).id, part(event.install).id, event.id], updatedAt: never };
/** docs.enerflo.io/docs/signed-change-order-example: the root `id` is the install. Its change orders come with the event and from no call. */
const changeOrder: Rule = { entities: ['install', 'changeOrders'], ids: (event) => [event.id, part(event.install).id], updatedAt: never };
/** W22 */
const note: Rule = { entities: ['note'], ids: (event) => [event.epc_install_id, event.id], updatedAt: never };

/** Names: docs.enerflo.io/docs/enerflo-v1-event-definitions. */
const RULES: ReadonlyMap<string, Rule> = new Map([
  ['new_customer', customer],
  ['update_customer', customer],
  ['new_install', install],
  ['submit_install', install],
  ['update_install', install],
  ['restore_install', install],
  ['project_milestone_updated', milestone],
  ['signed_change_order', changeOrder],
  ['new_install_note', note],
]);

/** Told about things we do not keep. */
const OF_NO_USE: ReadonlySet<string> = new Set([
  ...['new_appointment', 'update_appointment', 'confirm_appointment', 'delete_appointment'],
  ...['new_survey', 'update_survey', 'complete_survey', 'new_note'],
]);

/** W19: `webhook_event`, else `eventName`; the sample of agreement events sits under `body`. */
const nameOf = ({ webhook_event, eventName }: JsonObject): string | null => readEventName(webhook_event) ?? readEventName(eventName);

/** A 1.0 event: flat JSON, nothing signed, no id of its own. */
export const readEventV1 = (body: JsonObject, digest: string): EventReading => {
  for (const event of [body, part(body.body)]) {
    const name = nameOf(event);
    if (name !== null) return readNamed(name, event, digest);
  }
  return unusable('The body names no event: neither `webhook_event` nor `eventName`, nor `event` beside `payload`, is a name.');
};

const readNamed = (name: string, event: JsonObject, digest: string): EventReading => {
  const rule = RULES.get(name);
  if (rule === undefined) return OF_NO_USE.has(name) ? { kind: 'known', name, key: null, refreshes: [] } : { kind: 'unknown', name };
  const id = rule
    .ids(event)
    .map(readId)
    .find((found) => found !== undefined && isEnerfloId(found));
  if (id === undefined) return unusable(`The event names no ${rule === customer ? 'customer' : 'install'}: it has no id, or one that is no number.`, name);
  const refreshes = rule.entities.map((entity) => ({ source: 'enerflo', entity, id }));
  return { kind: 'known', name, key: toKey(name, id, rule.updatedAt(event), digest), refreshes };
};

/** The digest is in it because `updated_at` counts seconds, and a change of what belongs to a record may leave it alone: only the very same is a duplicate. */
const toKey = (name: string, id: string, updatedAt: Value, digest: string): string | null => {
  const instant = readInstant(updatedAt);
  return instant === undefined ? null : `${name} ${id} ${instant} ${digest}`;
};
