import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { NODE_FLAGS, SURROUNDINGS } from './node-flags.ts';
import { embeddedPlace } from './on-both-engines.ts';

const CLI = fileURLToPath(new URL('../../dist/src/cli.js', import.meta.url));

export interface Run {
  readonly child: ChildProcess;
  /** Everything written so far. */
  readonly output: () => string;
  readonly exited: Promise<number | null>;
}

/** The command as people run it, in a process of its own. */
export const runBusbar = (args: readonly string[], env: Readonly<Record<string, string>>): Run => {
  const child = spawn(process.execPath, [...NODE_FLAGS, CLI, ...args], { env: { ...SURROUNDINGS, ...env } });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return { child, output: () => output, exited: once(child, 'close').then(([code]) => (typeof code === 'number' ? code : null)) };
};

export interface Demo extends Run {
  readonly url: string;
  readonly enneoUrl: string;
  readonly erpUrl: string;
  readonly enerfloUrl: string;
}

/** `busbar demo` on free ports, ready. */
export const startDemo = async (env: Readonly<Record<string, string>> = {}): Promise<Demo> => {
  const base = await freePorts(4);
  const { dataDir, drop } = await embeddedPlace();
  const run = runBusbar(['demo'], {
    PORT: String(base),
    SANDBOX_PORT_BASE: String(base + 1),
    SANDBOX_LATENCY: 'off',
    SANDBOX_SYNC: 'off',
    SANDBOX_CONTRACTS: '320',
    DATA_DIR: dataDir,
    ...env,
  });
  const url = `http://127.0.0.1:${base}`;
  while (!run.output().includes('Ctrl+C')) {
    const code = await Promise.race([run.exited, once(run.child.stdout ?? run.child, 'data').then(() => 'data' as const)]);
    if (code !== 'data') throw new Error(`busbar demo ended with ${code}: ${run.output()}`);
  }
  run.exited.then(drop);
  const [enneoUrl = '', erpUrl = '', enerfloUrl = ''] = [1, 2, 3].map((nth) => `http://127.0.0.1:${base + nth}`);
  return { ...run, url, enneoUrl, erpUrl, enerfloUrl };
};

/** The first of so many neighbouring ports that nobody listens on. */
export const freePorts = async (count: number): Promise<number> => {
  for (;;) {
    const base = 20_000 + Math.floor(Math.random() * 20_000);
    const free = await Promise.all(Array.from({ length: count }, (_, index) => isFree(base + index)));
    if (free.every(Boolean)) return base;
  }
};

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
