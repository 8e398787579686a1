/** A write for which there was no time left before its call: nothing happened, and nothing will. */
export class NotSent extends Error {
  override readonly name = 'NotSent';

  constructor() {
    super('There was no time left for this, so nothing was sent and nothing was changed; try again with the same key.');
  }
}
