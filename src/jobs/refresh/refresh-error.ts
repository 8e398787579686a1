/** The source does not have the record yet, but will: no failure, only too early. */
export class NotThereYet extends Error {
  override readonly name = 'NotThereYet';
}

/** Nobody here can read it, now or later. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}
