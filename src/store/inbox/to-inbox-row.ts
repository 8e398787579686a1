import { hash } from 'node:crypto';
import type { EntityRef } from '../../domain/events/entity-ref.ts';
import type { ReceivedEvent } from '../../domain/events/received-event.ts';
import { storableText } from '../storable.ts';

const KEY_MS = 30 * 24 * 3_600_000;
/** Two true changes may look alike, so a body alone is remembered for a moment only. */
const BODY_MS = 5000;
/** Longer texts do not fit into an index. */
const MAX_TEXT = 200;

export type InboxRow = ReturnType<typeof toInboxRow>;

/** An event as the statement takes it. Throws for an id that no index holds: who receives events checks ids first. */
export const toInboxRow = ({ sender, name, key, headers, body, receivedAt, refreshes, unusable }: ReceivedEvent) => ({
  sender,
  name: clip(name),
  event_key: clip(key),
  seen_key: key === null ? `body ${hash('sha256', body, 'base64url')}` : `key ${hash('sha256', key, 'base64url')}`,
  received_at: new Date(receivedAt).toISOString(),
  forget_at: new Date(receivedAt + (key === null ? BODY_MS : KEY_MS)).toISOString(),
  headers,
  body: Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('base64'),
  refreshes: distinct(refreshes),
  error: clip(unusable),
});

export const clip = (text: string | null): string | null => (text === null ? null : storableText(text.slice(0, MAX_TEXT)));

/** Each once, with an id that can be stored. */
export const distinct = (given: readonly EntityRef[]): readonly EntityRef[] => {
  const refs = given.map(({ source, entity, id }) => ({ source, entity, id: storableText(id) }));
  const tooLong = refs.find(({ id }) => id.length > MAX_TEXT);
  if (tooLong !== undefined) throw new RangeError(`the id of a ${tooLong.entity} has more than ${MAX_TEXT} characters`);
  return [...new Map(refs.map((ref) => [JSON.stringify([ref.source, ref.entity, ref.id]), ref])).values()];
};
