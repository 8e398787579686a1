/** Nobody we know asks. The message says why, for the log; who asks is told the same whatever it was. Never holds the key or token. */
export class Unauthenticated extends Error {
  override readonly name = 'Unauthenticated';
}
