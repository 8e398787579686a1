import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePorts } from './free-ports.ts';

export const DEMO_KEY = 'busbar-demo';

const PACKAGE_ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const START_MS = 30_000;
const POLL_MS = 50;

export interface RunningBusbar {
  readonly url: string;
  /** Control API of the ERP's sandbox. */
  readonly erpControl: string;
  /** Ends it as an operator would. Answers its exit code; null: it was killed. */
  readonly stop: () => Promise<number | null>;
}

/** `busbar demo` in a process of its own, ready to query. */
export const startBusbar = async (): Promise<RunningBusbar> => {
  const port = await freePorts(4);
  const folder = await mkdtemp(join(tmpdir(), 'busbar-foreign-'));
  const child = spawn(process.execPath, ['dist/src/cli.js', 'demo'], {
    cwd: PACKAGE_ROOT,
    env: { PORT: String(port), SANDBOX_PORT_BASE: String(port + 1), SANDBOX_LATENCY: 'off', DATA_DIR: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  process.once('exit', () => child.kill());
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => output.push(String(bytes)));
  const origin = `http://127.0.0.1:${port}`;
  const stop = async (): Promise<number | null> => {
    const code = await end(child);
    await rm(folder, { recursive: true, force: true });
    return code;
  };
  if (!(await isReady(child, `${origin}/health/ready`))) {
    await stop();
    throw new Error(`busbar demo did not become ready:\n${output.join('')}`);
  }
  return { url: `${origin}/graphql`, erpControl: `http://127.0.0.1:${port + 2}/__sandbox`, stop };
};

const isRunning = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode === null && signalCode === null;

const isReady = async (child: ChildProcess, url: string): Promise<boolean> => {
  for (const start = Date.now(); Date.now() - start < START_MS && isRunning(child); await wait(POLL_MS)) {
    const response = await fetch(url).catch(() => null);
    if (response?.ok) return true;
  }
  return false;
};

const end = async (child: ChildProcess): Promise<number | null> => {
  if (isRunning(child)) {
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  return child.exitCode;
};
