/**
 * One read per id, all wanted at once (the transport caps how many are under way). By id; a missing key is an unknown id, an Error a read that
 * failed.
 */
export const readEach = async <T>(ids: readonly string[], read: (id: string) => Promise<T | null>): Promise<ReadonlyMap<string, T | Error>> => {
  const unique = [...new Set(ids)];
  const results = await Promise.allSettled(unique.map(read));
  return new Map(unique.flatMap((id, index) => toEntry(id, results[index])));
};

const toEntry = <T>(id: string, result: PromiseSettledResult<T | null> | undefined): [string, T | Error][] => {
  if (result === undefined) return [];
  if (result.status === 'rejected') return [[id, result.reason instanceof Error ? result.reason : new Error('Read failed', { cause: result.reason })]];
  return result.value === null ? [] : [[id, result.value]];
};
