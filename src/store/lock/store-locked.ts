/** Another process works on the embedded folder. */
export class StoreLocked extends Error {
  override readonly name = 'StoreLocked';
  readonly pid: number;

  constructor(folder: string, pid: number) {
    super(`The store in ${folder} is in use by process ${pid}. Stop that process, choose another DATA_DIR, or share a PostgreSQL through DATABASE_URL.`);
    this.pid = pid;
  }
}
