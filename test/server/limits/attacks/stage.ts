import { setTimeout as wait } from 'node:timers/promises';
import { freePorts, startDemo } from '../../../support/busbar-command.ts';
import type { Target } from './attack.ts';
import { send } from './http.ts';
import type { Busy } from './probe.ts';

const PROBE = new URL('probe.ts', import.meta.url).href;

/** Busbar as people run it, in a process of its own that tells how busy it is. */
export interface AttackedServer extends AsyncDisposable {
  readonly target: Target;
  /** Since it was asked last. */
  readonly busy: () => Promise<Busy>;
  /** What it wrote so far. */
  readonly output: () => string;
  readonly isAlive: () => boolean;
}

/** `isFilled`: its mirror is. */
export const startAttacked = async (isFilled: boolean): Promise<AttackedServer> => {
  const port = await freePorts(1);
  const demo = await startDemo({
    NODE_OPTIONS: `--import=${PROBE}`,
    PROBE_PORT: String(port),
    LOG_LEVEL: 'warn',
    SANDBOX_SYNC: isFilled ? 'on' : 'off',
    SANDBOX_CONTRACTS: '64',
  });
  const target = { url: demo.url, key: 'busbar-demo' };
  while (isFilled && (await send(target, { path: '/enneo/contract/search', body: '{"lastname":"x"}' })).startsWith('503')) await wait(100);
  return {
    target,
    busy: async () => JSON.parse(await (await fetch(`http://127.0.0.1:${port}`)).text()),
    output: demo.output,
    isAlive: () => demo.child.exitCode === null && demo.child.signalCode === null,
    [Symbol.asyncDispose]: async () => {
      demo.child.kill('SIGTERM');
      await demo.exited;
    },
  };
};
