import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { NODE_FLAGS } from './node-flags.ts';

export interface Child {
  readonly pid: number;
  /** The next line it writes; null when it has ended. */
  nextLine(): Promise<string | null>;
  /** Kills it as a power switch would, and waits for its end. */
  kill(): Promise<void>;
}

const end = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
};

/** A TypeScript file in a process of its own, run by this Node. */
export const runChild = (file: URL, args: readonly string[]): Child => {
  const child = spawn(process.execPath, [...NODE_FLAGS, fileURLToPath(file), ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    pid: child.pid ?? 0,
    nextLine: async () => {
      const { value, done } = await lines.next();
      return done === true ? null : value;
    },
    kill: () => end(child),
  };
};
