/** PostgreSQL takes payloads below 8000 bytes; 25 ids of 50 characters stay below it in any script. */
const TEXTS_A_MESSAGE = 25;

/** Messages of NOTIFY that carry all of these texts, none too long. */
export const splitPayload = (texts: readonly string[], toMessage: (part: readonly string[]) => object): readonly string[] =>
  Array.from({ length: Math.ceil(texts.length / TEXTS_A_MESSAGE) }, (_, index) =>
    JSON.stringify(toMessage(texts.slice(index * TEXTS_A_MESSAGE, (index + 1) * TEXTS_A_MESSAGE))),
  );

/** null for what is no JSON. */
export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
