/** What PostgreSQL's text and jsonb refuse and JavaScript allows: U+0000, and halves of characters. */
export const storableText = (text: string): string => text.toWellFormed().replaceAll('\u0000', '');

const REFUSED = /\\u0000|\\ud[89a-f]/i;

const storable = (_key: string, value: unknown): unknown => (typeof value === 'string' ? storableText(value) : value);

type Replace = (key: string, value: unknown) => unknown;

/** JSON that jsonb takes. One strange character in a source must not stop the batch it comes in. */
export const toStorableJson = (value: unknown, replace?: Replace): string => {
  const json = JSON.stringify(value, replace);
  // Nearly no record has an escape at all, and looking for one is much quicker.
  if (!json.includes('\\u') || !REFUSED.test(json)) return json;
  return JSON.stringify(value, (key, kept) => storable(key, replace === undefined ? kept : replace(key, kept)));
};
