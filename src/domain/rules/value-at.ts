const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

/** What a path such as `details.status` or `record.tagIds.0` leads to; undefined: nowhere. */
export const valueAt = (facts: object, path: string): unknown => {
  let value: unknown = facts;
  for (const name of path.split('.')) {
    if (!isRecord(value) || !Object.hasOwn(value, name)) return undefined;
    value = value[name];
  }
  return value;
};
