/** What was given, without nulls: they say as little as nothing at all. */
export const given = <T extends object>(values: T): { [Key in keyof T]?: NonNullable<T[Key]> } => {
  const result: { [Key in keyof T]?: NonNullable<T[Key]> } = {};
  for (const key in values) {
    const value = values[key];
    if (value != null) result[key] = value;
  }
  return result;
};
