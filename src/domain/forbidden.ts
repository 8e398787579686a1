/** Who asks may not do this. The message says what is missing. */
export class Forbidden extends Error {
  override readonly name = 'Forbidden';
}
