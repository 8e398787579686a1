/** A write that is not a record of its collection; `where` names the field. */
export class BadRecord extends Error {
  override readonly name = 'BadRecord';
  readonly where: string;

  constructor(where: string, what: string) {
    super(what);
    this.where = where;
  }
}
