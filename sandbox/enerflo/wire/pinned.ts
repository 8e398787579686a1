/** A record as it goes over the wire. */
export type Row = Readonly<Record<string, unknown>>;

/**
 * Lays a truth's pinned wire fields over the computed ones. Fields that the truth itself says (`live`) stay computed,
 * so that a change of the truth shows even in pinned records.
 */
export const withPinned = (computed: Row, pinned: Row, live: ReadonlySet<string>): Row => ({
  ...computed,
  ...Object.fromEntries(Object.entries(pinned).filter(([key]) => !live.has(key))),
});

export const pick = (row: Row, keys: Iterable<string>): Row => {
  const wanted = new Set(keys);
  return Object.fromEntries(Object.entries(row).filter(([key]) => wanted.has(key)));
};
