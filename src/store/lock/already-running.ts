/** What may run once at a time on a database is running elsewhere. */
export class AlreadyRunning extends Error {
  override readonly name = 'AlreadyRunning';
  /** Milliseconds since the epoch. */
  readonly since: number;

  constructor(task: string, { who, since }: { readonly who: string; readonly since: number }) {
    super(`A ${task} is running already: ${who}, since ${new Date(since).toISOString()}. Wait for its end, or stop it; what it has done so far is kept.`);
    this.since = since;
  }
}
