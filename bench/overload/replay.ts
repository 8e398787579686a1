import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { Pool } from 'undici';

/** Stands in front of sources and answers what was asked before from memory, so that the sandbox's own work leaves the processor to whom it is measured: `replay.ts <port> <target>…`, a port each from the first. */
const [firstPort, ...targets] = process.argv.slice(2);

interface Kept {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

const CARRIED = ['content-type', 'date'];

const ask = async (pool: Pool, { method = 'GET', url = '/', headers }: IncomingMessage, body: Buffer): Promise<Kept> => {
  const { host: _, connection: __, 'content-length': ___, ...sent } = headers;
  const answer = await pool.request({ method, path: url, headers: sent, body: body.length === 0 ? null : body });
  const carried = CARRIED.flatMap((name) => (typeof answer.headers[name] === 'string' ? [[name, answer.headers[name]] as const] : []));
  return { status: answer.statusCode, headers: Object.fromEntries(carried), body: Buffer.from(await answer.body.arrayBuffer()) };
};

const replay = (target: string, port: number): void => {
  const pool = new Pool(target, { connections: 32 });
  const kept = new Map<string, Kept>();
  const answerOf = async (request: IncomingMessage): Promise<Kept> => {
    const body = await buffer(request);
    const key = `${request.method} ${request.url} ${body}`;
    const known = kept.get(key);
    if (known !== undefined) return known;
    const answer = await ask(pool, request, body);
    if (answer.status === 200) kept.set(key, answer);
    return answer;
  };
  createServer(async (request: IncomingMessage, response: ServerResponse) => {
    const { status, headers, body } = await answerOf(request).catch((error: unknown) => ({ status: 502, headers: {}, body: Buffer.from(String(error)) }));
    response.writeHead(status, { ...headers, 'content-length': body.length }).end(body);
  }).listen(port, '127.0.0.1');
};

for (const [index, target] of targets.entries()) replay(target, Number(firstPort) + index);
