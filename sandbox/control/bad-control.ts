/** Control input nobody can act on; answered with 400, what is wrong and where. */
export class BadControl extends Error {
  override readonly name = 'BadControl';
  readonly where: string;

  constructor(where: string, what: string) {
    super(what);
    this.where = where;
  }
}
