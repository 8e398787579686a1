import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

const READY_MS = 30_000;
const STOP_MS = 10_000;
const KEPT_OUTPUT = 4000;

export interface ServerCommand {
  readonly name: string;
  /** Of Node, which is the one that runs this. */
  readonly args: readonly string[];
  readonly cwd: URL;
  /** Nothing else of our own environment reaches it but `PATH`. */
  readonly env: Readonly<Record<string, string>>;
  /** It is ready when it takes connections here. */
  readonly port: number;
}

export interface ServerProcess {
  readonly name: string;
  readonly pid: number;
  readonly url: string;
  stop(): Promise<void>;
}

const takesConnections = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const tell = (taken: boolean) => () => {
      socket.destroy();
      resolve(taken);
    };
    socket.once('connect', tell(true)).once('error', tell(false));
  });

/** Ends with us, however we end. */
const leash = (child: ChildProcess): void => {
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
};

const stopChild = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  await exited;
  clearTimeout(timer);
};

/** Starts a server as a process of its own and waits until it takes connections. Throws with its last words when it does not. */
export const startServer = async ({ name, args, cwd, env, port }: ServerCommand): Promise<ServerProcess> => {
  const child = spawn(process.execPath, args, { cwd, env: { PATH: process.env.PATH, NODE_ENV: 'production', ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  leash(child);
  let output = '';
  const keep = (chunk: Buffer): void => {
    output = (output + chunk).slice(-KEPT_OUTPUT);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const giveUpAt = Date.now() + READY_MS;
  while (!(await takesConnections(port))) {
    const { pid, exitCode, signalCode } = child;
    if (pid === undefined || exitCode !== null || signalCode !== null || Date.now() > giveUpAt) {
      await stopChild(child);
      throw new Error(`${name} did not start (exit ${exitCode ?? signalCode}):\n${output}`);
    }
    await wait(50);
  }
  return { name, pid: child.pid ?? 0, url: `http://127.0.0.1:${port}`, stop: () => stopChild(child) };
};
