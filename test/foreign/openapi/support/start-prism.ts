import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { DOCUMENT, TOOL_ENV, toolPath } from './run-tool.ts';

export interface Prism extends AsyncDisposable {
  readonly url: string;
}

const START_MS = 30_000;
const POLL_MS = 100;

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
};

const isUp = async (url: string): Promise<boolean> => (await fetch(url).catch(() => null)) !== null;

/** Prism's proxy before `upstream`: with `--errors` it answers violations of the document instead of passing them on. */
export const startPrism = async (upstream: string): Promise<Prism> => {
  const port = await freePort();
  const child = spawn(toolPath('prism'), ['proxy', DOCUMENT, upstream, '--errors', '--host', '127.0.0.1', '--port', String(port)], {
    env: TOOL_ENV,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  process.once('exit', () => child.kill());
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => output.push(String(bytes)));
  const url = `http://127.0.0.1:${port}`;
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
  for (const start = Date.now(); !(await isUp(url)); await wait(POLL_MS))
    if (child.exitCode !== null || Date.now() - start > START_MS) {
      await stop();
      throw new Error(`Prism did not start:\n${output.join('')}`);
    }
  return { url, [Symbol.asyncDispose]: stop };
};
