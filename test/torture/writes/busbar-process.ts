import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { NODE_FLAGS, SURROUNDINGS } from '../../support/node-flags.ts';

const CLI = fileURLToPath(new URL('../../../dist/src/cli.js', import.meta.url));

/** `busbar serve` that is killed as a power switch would, and started again on the same store. */
export class BusbarProcess {
  readonly #env: Readonly<Record<string, string>>;
  #child: ChildProcess | null = null;
  #url: Promise<string> = Promise.reject(new Error('not started'));
  kills = 0;

  constructor(env: Readonly<Record<string, string>>) {
    this.#env = env;
    this.#url.catch(() => undefined);
  }

  start(): Promise<string> {
    const child = spawn(process.execPath, [...NODE_FLAGS, CLI, 'serve'], { env: { ...SURROUNDINGS, ...this.#env, PORT: '0', LOG_LEVEL: 'info' } });
    this.#child = child;
    child.stderr.pipe(process.stderr);
    this.#url = readUrl(child);
    return this.#url;
  }

  /** Where it listens; waits while it is being started. */
  get url(): Promise<string> {
    return this.#url;
  }

  async restart(): Promise<void> {
    await this.kill();
    await this.start();
  }

  /** As an operator stops it; answers its exit code. */
  async stop(): Promise<number | null> {
    const child = this.#child;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
    return child.exitCode;
  }

  async kill(): Promise<void> {
    const child = this.#child;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    this.kills += 1;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }
}

const readUrl = async ({ stdout }: ChildProcess): Promise<string> => {
  if (stdout === null) throw new Error('a process without output');
  const lines = createInterface({ input: stdout });
  return new Promise((resolve, reject) => {
    lines.on('line', (line) => {
      const url = /"url":"(http[^"]+)","msg":"ready"/.exec(line)?.[1];
      if (url !== undefined) resolve(url);
    });
    lines.on('close', () => reject(new Error('busbar serve ended before it was ready')));
  });
};
