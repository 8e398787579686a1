/** A subscriber takes events more slowly than they happen, and has too many waiting. */
export class TooSlow extends Error {
  override readonly name = 'TooSlow';
}
