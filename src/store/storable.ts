/** What PostgreSQL's text and jsonb refuse and JavaScript allows: U+0000, and halves of characters. */
export const storableText = (text: string): string => text.toWellFormed().replaceAll('\u0000', '');

const REFUSED = /\\u0000|\\ud[89a-f]/i;

const storable = (_key: string, value: unknown): unknown => (typeof value === 'string' ? storableText(value) : value);

/** JSON that jsonb takes. One strange character in a source must not stop the batch it comes in. */
export const toStorableJson = (value: unknown): string => {
  const json = JSON.stringify(value);
  // Nearly no record has an escape at all, and looking for one is much quicker.
  return json.includes('\\u') && REFUSED.test(json) ? JSON.stringify(value, storable) : json;
};
