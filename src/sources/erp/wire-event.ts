import { createHash } from 'node:crypto';
import { isEntityId } from '../../domain/entity-id.ts';
import type { EntityRef } from '../../domain/events/entity-ref.ts';
import { type EventReading, readEventName, unusable } from '../../domain/events/event-reading.ts';
import type { ErpConfig } from './config.ts';
import type { EventPaths } from './event-paths.ts';
import { toReader } from './json-path.ts';
import { LYNQTECH_EVENT } from './lynqtech/wire-event.ts';
import { POWERCLOUD_EVENT } from './powercloud/wire-event.ts';

export type ReadErpEvent = (body: unknown) => EventReading;
export type PushingErp = Exclude<ErpConfig['kind'], 'rest'>;

const ASSUMED: Readonly<Record<PushingErp, EventPaths>> = { powercloud: POWERCLOUD_EVENT, lynqtech: LYNQTECH_EVENT };

const NO_RECORD = 'The event names no contract and no customer: neither is where it is looked for (`events` in ERP_CONFIG).';

/** A batch that touches more was no reaction to single changes. */
const MOST_RECORDS = 5000;

/** Reads what an ERP of this kind pushes. The payload is never taken for the state of a record: it names what is to be read again (erp.md section 5). */
export const createReadErpEvent = (kind: PushingErp, config: ErpConfig): ReadErpEvent => {
  if (config.kind !== kind) return () => unusable('No ERP of this kind is configured.');
  const paths = { ...ASSUMED[kind], ...config.events };
  const readNames = findAll(paths.name);
  const readKeys = findAll(paths.key);
  const readIds = (['contract', 'customer'] as const).map((entity) => ({ entity, read: findAll(paths[entity]) }));
  return (body) => {
    const name = readEventName(readNames(body)[0]);
    const refreshes = readIds.flatMap(({ entity, read }) => toIds(read(body)).map((id): EntityRef => ({ source: config.name, entity, id })));
    if (refreshes.length === 0) return unusable(NO_RECORD, name);
    if (refreshes.length > MOST_RECORDS) return unusable(`The event names more than ${MOST_RECORDS} records; run \`busbar sync\`.`, name);
    return { kind: 'known', name, key: toKey(readKeys(body), body), refreshes };
  };
};

const findAll = (paths: readonly string[]): ((body: unknown) => readonly unknown[]) => {
  const readers = paths.map(toReader);
  return (body) => readers.flatMap((read) => read(body));
};

/** Numbers and text; nothing else is an id. */
const toTexts = (values: readonly unknown[]): readonly string[] =>
  values.filter((value) => typeof value === 'string' || Number.isSafeInteger(value)).map(String);

const toIds = (values: readonly unknown[]): readonly string[] => [...new Set(toTexts(values).filter(isEntityId))];

/** A batch is known by the ids of all its events; null where one has none. */
const toKey = (found: readonly unknown[], body: unknown): string | null => {
  const ids = toTexts(found).filter((id) => id !== '');
  if (ids.length < (Array.isArray(body) ? body.length : 1)) return null;
  const key = ids.join(' ');
  return isEntityId(key) ? key : createHash('sha256').update(key).digest('hex');
};
