type JsonRecord = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is JsonRecord => typeof value === 'object' && value !== null && !Array.isArray(value);

const decode = (value: unknown): unknown => {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
};

const decodeAt = (value: unknown, [name, ...rest]: readonly string[]): unknown => {
  if (name === undefined) return decode(value);
  return isRecord(value) && Object.hasOwn(value, name) ? { ...value, [name]: decodeAt(value[name], rest) } : value;
};

/**
 * The record with JSON that sits in strings taken out (`$.extendedData`). Text that is no JSON, XML say, stays as it is.
 * Paths are names only: `$.process.trigger`.
 */
export const decodeEmbedded = (record: unknown, paths: readonly string[]): unknown =>
  paths.reduce((decoded, path) => decodeAt(decoded, path.split('.').slice(1)), record);
