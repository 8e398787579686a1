import { createServer } from 'node:http';
import { env, threadCpuUsage } from 'node:process';

/**
 * Loaded into Busbar's process by `NODE_OPTIONS`. Answers on `PROBE_PORT` what its main thread did since it was asked last. Measured in CPU time of
 * the thread between two turns of the event loop, so that other processes on the machine do not count: no client waits longer for the thread.
 */
export interface Busy {
  /** Milliseconds of CPU in the longest stretch without a turn. */
  readonly longestMs: number;
  readonly totalMs: number;
}

const cpuMs = (): number => {
  const { user, system } = threadCpuUsage();
  return (user + system) / 1000;
};

const probe = (port: number): void => {
  let since = cpuMs();
  let last = since;
  let longest = 0;
  const turn = (): void => {
    const at = cpuMs();
    longest = Math.max(longest, at - last);
    last = at;
  };
  setInterval(turn, 1).unref();
  const server = createServer((_request, response) => {
    turn();
    const busy: Busy = { longestMs: longest, totalMs: last - since };
    response.end(JSON.stringify(busy), () => {
      last = cpuMs();
      since = last;
      longest = 0;
    });
  });
  server.listen(port, '127.0.0.1').unref();
};

// The compiler and npm inherit NODE_OPTIONS too; only who has the port is asked.
if (env.PROBE_PORT !== undefined) probe(Number(env.PROBE_PORT));
