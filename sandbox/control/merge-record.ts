import { BadControl } from './bad-control.ts';

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

const merge = (base: Fields, change: Fields): Fields => {
  const merged: Record<string, unknown> = { ...base };
  for (const [name, value] of Object.entries(change)) {
    const before = merged[name];
    merged[name] = isFields(before) && isFields(value) ? merge(before, value) : value;
  }
  return merged;
};

/** Fields that are told replace those of the record, inside objects too; a new record has to be told in full. */
export const mergeRecord = (before: unknown, body: unknown): unknown => {
  if (!isFields(body)) throw new BadControl('body', 'is not a JSON object');
  return isFields(before) ? merge(before, body) : body;
};
