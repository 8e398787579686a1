/** A call Enneo turns down: status, code and message of the answer. Enneo publishes no list of codes (enneo.md 1.2); these are assumed. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export const invalid = (message: string): Refused => new Refused(400, 'invalid_request', message);

export const notFound = (what: 'customer' | 'ticket' | 'contract', id: string): Refused =>
  new Refused(404, `${what}_not_found`, `${what[0]?.toUpperCase()}${what.slice(1)} with id ${id} not found`);
