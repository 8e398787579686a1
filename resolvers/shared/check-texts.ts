import { BadInput } from '../../src/domain/bad-input.ts';

/** Longer than any name, address or question of a person. */
const MAX_TEXT = 500;
/** Longer than any list somebody has of his addresses. */
const MAX_TEXTS = 50;

/** Throws `BadInput` for a text that nobody types. */
export const toText = (argument: string, text: string, most = MAX_TEXT): string => {
  if (text.length > most) throw new BadInput(argument, `takes at most ${most} characters`);
  return text;
};

/** Every text of an input, and every list of them. */
export const checkTexts = (argument: string, input: object): void => {
  for (const [name, value] of Object.entries(input)) {
    const texts: readonly unknown[] = [value].flat();
    if (texts.length > MAX_TEXTS) throw new BadInput(`${argument}.${name}`, `takes at most ${MAX_TEXTS} values`);
    for (const text of texts) if (typeof text === 'string') toText(`${argument}.${name}`, text);
  }
};
