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
