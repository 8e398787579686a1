import { hash } from 'node:crypto';
import { toStorableJson } from '../storable.ts';

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);

const canonical = (key: string, value: unknown): unknown => {
  if (key === 'raw') return undefined;
  return isObject(value) ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))) : value;
};

/**
 * Two records are the same version when everything but `raw` is equal, whatever the order of their fields: sources put the time of
 * the answer and the like into fields we do not know, and that is no change anybody waits for. A record read from the mirror
 * has the version it was written with. 132 bits of SHA-256.
 */
export const versionOf = (record: object): string => {
  const version = versions.get(record) ?? hash('sha256', toStorableJson(record, canonical), 'base64url').slice(0, 22);
  versions.set(record, version);
  return version;
};

/** Nobody changes a record, so the same one is the same version. */
const versions = new WeakMap<object, string>();
