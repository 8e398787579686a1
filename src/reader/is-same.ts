const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

/** Equal records: plain data, fields in any order. What we do not know of a source (`raw`) does not count. */
export const isSame = (one: unknown, other: unknown): boolean => {
  if (one === other) return true;
  if (!isObject(one) || !isObject(other)) return false;
  if (Array.isArray(one) || Array.isArray(other)) return Array.isArray(one) && Array.isArray(other) && isSameList(one, other);
  return isSameFields(one, other);
};

const isSameList = (one: readonly unknown[], other: readonly unknown[]): boolean =>
  one.length === other.length && one.every((item, at) => isSame(item, other[at]));

const isSameFields = (one: Readonly<Record<string, unknown>>, other: Readonly<Record<string, unknown>>): boolean => {
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => key === 'raw' || (Object.hasOwn(other, key) && isSame(one[key], other[key])));
};

/** The same, remembering of each record which one it was last found equal to: sources that write the same in several ways are compared once. */
export const createIsSame = (): ((one: object, other: object) => boolean) => {
  const equals = new WeakMap<object, object>();
  return (one, other) => {
    if (one === other || equals.get(other) === one) return true;
    const same = isSame(one, other);
    if (same) equals.set(other, one);
    return same;
  };
};
