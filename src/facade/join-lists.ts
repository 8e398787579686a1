const LIST_KEY = /^(\w+)\[\d{0,3}\]$/;

/** A query in which PHP's way of writing lists, `email[]=a&email[]=b` or `email[0]=a`, is read as `email=a&email=b`. */
export const joinLists = (query: unknown): Readonly<Record<string, unknown>> => {
  const lists = new Map<string, unknown[]>();
  for (const [name, value] of Object.entries(query ?? {})) {
    const key = LIST_KEY.exec(name)?.[1] ?? name;
    lists.set(key, [...(lists.get(key) ?? []), ...[value].flat()]);
  }
  return Object.fromEntries([...lists].map(([key, values]) => [key, values.length === 1 ? values[0] : values]));
};
