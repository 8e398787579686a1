import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, type Server, type ServerResponse, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { FAULTS, type FaultName } from './faults.ts';
import { answer, type Met, type Passed } from './met.ts';

/** A real HTTP server between Busbar and a source that passes calls on, or lets one fault strike. */
export interface FaultProxy extends AsyncDisposable {
  readonly origin: string;
  /** From now on; null: every call is passed on. `times`: after so many calls it is over. */
  strike(fault: FaultName | null, times?: number): Promise<void>;
  /** Calls that met the fault since `strike`. */
  hits(): number;
  /** Calls that have no whole answer yet and whose client is still there. */
  underWay(): number;
  /** Milliseconds since the epoch when the last client left before its answer was whole; 0: none has. */
  leftAt(): number;
  /** Requests somebody was led to by a redirect. */
  strays(): number;
}

export const startFaultProxy = async (target: string): Promise<FaultProxy> => {
  let strays = 0;
  const stray = createServer((_, response) => {
    strays += 1;
    response.end('{}');
  });
  const elsewhere = `http://127.0.0.1:${await listen(stray, 0)}`;
  const agent = new Agent({ keepAlive: true });
  const open = new Set<ServerResponse>();
  let struck: FaultName | null = null;
  let left = 0;
  let hits = 0;
  let leftAt = 0;

  const server = createServer((request, response) => {
    open.add(response);
    response.once('close', () => {
      open.delete(response);
      if (!response.writableFinished) leftAt = Date.now();
    });
    request.on('error', () => undefined);
    response.on('error', () => undefined);
    const fault = struck === null || left === 0 ? null : FAULTS[struck];
    if (fault !== null) {
      hits += 1;
      left -= 1;
    }
    const met: Met = { request, response, elsewhere, pass: () => passOn(target, agent, request) };
    (fault?.meet(met) ?? answer(met)).catch(() => response.destroy());
  });
  const port = await listen(server, 0);
  const refuse = async (): Promise<void> => {
    server.closeAllConnections();
    if (server.listening) await new Promise((resolve) => server.close(resolve));
  };
  return {
    origin: `http://127.0.0.1:${port}`,
    strike: async (fault, times = Number.POSITIVE_INFINITY) => {
      struck = fault;
      left = times;
      hits = 0;
      if (fault === 'down') await refuse();
      else if (!server.listening) await listen(server, port);
    },
    hits: () => hits,
    underWay: () => open.size,
    leftAt: () => leftAt,
    strays: () => strays,
    [Symbol.asyncDispose]: async () => {
      agent.destroy();
      await refuse();
      await new Promise((resolve) => stray.close(resolve));
    },
  };
};

const listen = async (server: Server, port: number): Promise<number> => {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
};

const passOn = async (target: string, agent: Agent, request: IncomingMessage): Promise<Passed> => {
  const body = await buffer(request);
  const { host: _, ...headers } = request.headers;
  const passed = send(target + request.url, { method: request.method, headers, agent });
  passed.end(body);
  const [answered]: IncomingMessage[] = await once(passed, 'response');
  if (answered === undefined) throw new Error('no answer');
  return { status: answered.statusCode ?? 0, headers: answered.headers, body: await buffer(answered) };
};
