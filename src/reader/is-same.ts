/** Equal records: plain data, fields in any order. What we do not know of a source (`raw`) does not count. */
export const isSame = (one: unknown, other: unknown): boolean => {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  const [left, right] = [Object.entries(one), new Map(Object.entries(other))];
  return (
    left.length === right.size &&
    Array.isArray(one) === Array.isArray(other) &&
    left.every(([key, value]) => key === 'raw' || (right.has(key) && isSame(value, right.get(key))))
  );
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
