import { LRUCache } from 'lru-cache';
import { readJson } from './read-json.ts';
import { reuseEqual } from './reuse-equal.ts';

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
 * Parsed answers by what was asked. Sources say the same again and again: an answer whose bytes came before is the very same object, and of one
 * in other bytes every part that is equal to what stood there before is. So what was validated and mapped once (`once`) need not be again. Nobody
 * may change a body.
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
    const body = reuseEqual(kept[0]?.body, readJson(bytes.toString()));
    if (length > 0 && length <= LONGEST) this.#keep(question, kept, { bytes, body });
    return body;
  }

  /** The newest body is the first. Of one that comes in ever new bytes those of its first times are kept. */
  #keep(question: string, kept: readonly KeptBody[], one: KeptBody): void {
    const isNew = kept.every(({ body }) => body !== one.body);
    if (isNew) this.#answers.set(question, [one, ...kept].slice(0, VARIANTS));
    else if (kept.length < VARIANTS) this.#answers.set(question, [...kept, one]);
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
