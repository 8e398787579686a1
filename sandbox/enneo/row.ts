/** A record as it goes over the wire. */
export type Row = Readonly<Record<string, unknown>>;

/** Searches drop seven of fifty fields in 500 rows: a copy that is told to forget them is the quick way. */
export const without = (row: Row, keys: readonly string[]): Row => {
  const rest: Record<string, unknown> = { ...row };
  for (const key of keys) delete rest[key];
  return rest;
};
