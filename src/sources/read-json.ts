/** Where a value begins with 16 digits it may be more than 2^53, where numbers lose digits. Testing costs a fifth of parsing; a reviver ten times that. */
const LONG_INTEGER = /[:[,][\s-]*\d{16}/;
const INTEGER = /^-?\d+$/;

const keepDigits = (_key: string, value: unknown, context?: { readonly source?: string }): unknown =>
  typeof value === 'number' && !Number.isSafeInteger(value) && INTEGER.test(context?.source ?? '') ? context?.source : value;

/**
 * Parses JSON; undefined for an empty text. Integers that a number would round stay as digit strings.
 * Throws a SyntaxError that quotes the text: it must not leave the transport.
 */
export const readJson = (text: string): unknown => {
  const json = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  if (json.trim() === '') return undefined;
  return LONG_INTEGER.test(json) ? JSON.parse(json, keepDigits) : JSON.parse(json);
};

export const isHtml = (text: string): boolean => text.trimStart().startsWith('<');

/** No type at all counts as JSON: the caller asked for it. `text/json` and `application/problem+json` do too. */
export const isJsonType = (contentType: string | string[] | undefined): boolean => contentType === undefined || /[/+]json\b/i.test(String(contentType));
