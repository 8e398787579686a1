/** One path segment or query value. Lone surrogates cannot be encoded, and a segment of dots would climb up the path. */
export const encodePart = (text: string): string => encodeURIComponent(text.toWellFormed()).replace(/^\.{1,2}$/, (dots) => dots.replaceAll('.', '%2E'));

export type Query = Readonly<Record<string, string | number>>;

/** A path with its query: as sent, and with placeholders for logs and people. */
export const withQuery = (path: string, query: Query): { readonly path: string; readonly template: string } => {
  const names = Object.keys(query);
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${encodePart(String(value))}`);
  return { path: `${path}?${pairs.join('&')}`, template: `${path}?${names.map((name) => `${name}={${name}}`).join('&')}` };
};
