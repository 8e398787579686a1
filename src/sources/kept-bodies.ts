import { LRUCache } from 'lru-cache';
import { readJson } from './read-json.ts';

/** Characters kept of all answers of a source, and of one at most. */
const MAX_CHARACTERS = 32 * 1024 * 1024;
const LONGEST = 512 * 1024;

/**
 * Parsed answers by their text. Sources say the same again and again: an answer that came before is the very same object, so that what
 * was validated and mapped once (`once`) need not be again. Nobody may change a body.
 */
export class KeptBodies {
  readonly #bodies = new LRUCache<string, { readonly body: unknown }>({ maxSize: MAX_CHARACTERS, sizeCalculation: (_, text) => text.length });

  /** As `readJson`. */
  read(text: string): unknown {
    const known = this.#bodies.get(text);
    if (known !== undefined) return known.body;
    const body = readJson(text);
    if (text.length > 0 && text.length <= LONGEST) this.#bodies.set(text, { body });
    return body;
  }
}
