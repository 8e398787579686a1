/** A write whose call left and whose outcome nobody knows. Asking for the write by its id finds it out by reading. */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';
  readonly writeId: string;
  /** Milliseconds since the epoch from which asking gives a definite answer; null: it cannot be found out any more. */
  readonly askAgainAt: number | null;

  constructor(writeId: string, askAgainAt: number | null) {
    super(
      askAgainAt === null
        ? 'Nobody can tell any more whether this happened: the record has been changed since. Look at it before you repeat.'
        : 'The source did not say whether this happened. Do not repeat it under another key: ask for `write(id:)` with the `writeId`, which looks for it at the source.',
    );
    this.writeId = writeId;
    this.askAgainAt = askAgainAt;
  }
}
