import { readJson } from '../sources/read-json.ts';

export type ParsedBody = { readonly value: unknown } | { readonly problem: string };

const UTF8 = new TextDecoder('utf-8', { fatal: true });
const FORM = /^application\/x-www-form-urlencoded\b/i;

/** The body as JSON, whatever type it says it has; as fields where it is a form and those are taken. Ids of more than 15 digits stay text. */
export const parseBody = (bytes: Uint8Array, contentType: string | undefined, takesForms: boolean): ParsedBody => {
  let text: string;
  try {
    text = UTF8.decode(bytes);
  } catch {
    return { problem: 'The body is no UTF-8.' };
  }
  if (takesForms && FORM.test(contentType ?? '')) return { value: Object.fromEntries(new URLSearchParams(text)) };
  return parseJson(text);
};

const parseJson = (text: string): ParsedBody => {
  try {
    const value = readJson(text);
    return value === undefined ? { problem: 'The body is empty.' } : { value };
  } catch (error) {
    return { problem: error instanceof RangeError ? 'The body is nested too deeply.' : 'The body is no JSON.' };
  }
};
