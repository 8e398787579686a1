import { LRUCache } from 'lru-cache';
import { readJson } from './read-json.ts';

/** Bytes kept of all answers of a source, and of one at most. */
const MAX_BYTES = 32 * 1024 * 1024;
const LONGEST = 1024 * 1024;
/** Answers kept of one question: some sources write the same in two or three ways. */
const VARIANTS = 3;

interface KeptBody {
  readonly bytes: Buffer;
  readonly body: unknown;
}

/**
 * Parsed answers by what was asked. Sources say the same again and again: an answer whose bytes came before is the very same object, so that
 * what was validated and mapped once (`once`) need not be again. Nobody may change a body.
 */
export class KeptBodies {
  readonly #answers = new LRUCache<string, readonly KeptBody[]>({
    maxSize: MAX_BYTES,
    sizeCalculation: (kept) => kept.reduce((sum, { bytes }) => sum + bytes.length, 1),
  });

  /** As `readJson`; `question` names what was asked, method, path and body. */
  read(question: string, chunks: readonly Buffer[], length: number): unknown {
    const kept = this.#answers.get(question) ?? [];
    const same = kept.find(({ bytes }) => isSame(bytes, chunks, length));
    if (same !== undefined) return same.body;
    const bytes = Buffer.concat(chunks, length);
    const body = readJson(bytes.toString());
    if (length > 0 && length <= LONGEST) this.#answers.set(question, [{ bytes, body }, ...kept].slice(0, VARIANTS));
    return body;
  }
}

const isSame = (bytes: Buffer, chunks: readonly Buffer[], length: number): boolean => {
  if (bytes.length !== length) return false;
  let at = 0;
  for (const chunk of chunks) {
    if (bytes.compare(chunk, 0, chunk.length, at, at + chunk.length) !== 0) return false;
    at += chunk.length;
  }
  return true;
};
