import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { answer, type Met } from './met.ts';

/** One way a source can fail. */
export interface Fault {
  /** Answers the call, or does not. */
  readonly meet: (met: Met) => Promise<void>;
  /** What the graph says of it; null: nothing, the answer is read all the same. */
  readonly code: RegExp | null;
  /** It costs its caller all the time there is. */
  readonly isSilent?: true;
}

const HTML = '<!DOCTYPE html><html><body><h1>upstream-secret</h1></body></html>';
const SPACES = Buffer.alloc(1 << 16, ' ');
const LATENCY_MS = 250;

/** A gibibyte of blanks in a megabyte: members of a gzip file may follow each other (RFC 1952, 2.2). */
const BOMB = Buffer.concat(new Array<Buffer>(64).fill(gzipSync(Buffer.alloc(1 << 24, ' '))));
const LARGE_BYTES = 20 * 1024 * 1024;

const says =
  (status: number, body: string, headers: Readonly<Record<string, string>> = {}) =>
  async ({ response }: Met): Promise<void> => {
    response.writeHead(status, { 'content-type': body.startsWith('<') ? 'text/html' : 'application/json', ...headers });
    response.end(body);
  };

const half = (body: Buffer): Buffer => body.subarray(0, Math.floor(body.length / 2));

/** A line of a head every so often, so that nobody can call it idle. */
const writeEndlessHead = async ({ request, response }: Met): Promise<void> => {
  request.socket.write('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n');
  for (let line = 0; !response.destroyed && !request.socket.destroyed; line++) {
    request.socket.write(`x-${line}: 1\r\n`);
    await sleep(50);
  }
};

const drip = async ({ response, pass }: Met): Promise<void> => {
  const { status, body } = await pass();
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': body.length });
  for (let at = 0; at < body.length && !response.destroyed; at++) {
    response.write(body.subarray(at, at + 1));
    await sleep(1000);
  }
  response.end();
};

function* floodOfText(): Generator<Buffer> {
  yield Buffer.from('{"upstream-secret":"');
  for (let sent = 0; sent < LARGE_BYTES; sent += SPACES.length) yield SPACES;
  yield Buffer.from('"}');
}

/** Without a length in the head: nobody knows how much comes. */
const flood = async ({ response }: Met): Promise<void> => {
  response.writeHead(200, { 'content-type': 'application/json' });
  await pipeline(Readable.from(floodOfText()), response);
};

const UNAVAILABLE = /^SOURCE_UNAVAILABLE$/;
const TIMEOUT = /^SOURCE_TIMEOUT$/;
const LIMITED = /^SOURCE_RATE_LIMITED$/;
const MALFORMED = /^SOURCE_MALFORMED$/;

const TABLE = {
  latency: { meet: (met) => sleep(LATENCY_MS).then(() => answer(met)), code: null },
  /** Nothing listens any more; the proxy sees to that itself. */
  down: { meet: async ({ request }) => void request.socket.destroy(), code: UNAVAILABLE },
  reset: { meet: async ({ request }) => void request.socket.resetAndDestroy(), code: UNAVAILABLE },
  /** The connection stands, its other end is gone: what is sent is taken by nobody, nothing comes back. */
  'half-open TCP': { meet: async ({ request }) => void request.socket.pause(), code: TIMEOUT, isSilent: true },
  'headers never end': { meet: writeEndlessHead, code: TIMEOUT, isSilent: true },
  '1 byte/s body': { meet: drip, code: TIMEOUT, isSilent: true },
  '500': { meet: says(500, '{"message":"upstream-secret"}'), code: UNAVAILABLE },
  '502': { meet: says(502, HTML), code: UNAVAILABLE },
  '503': { meet: says(503, '{"message":"upstream-secret"}'), code: UNAVAILABLE },
  '429 with seconds': { meet: says(429, '{}', { 'retry-after': '1' }), code: LIMITED },
  '429 with date': { meet: (met) => says(429, '{}', { 'retry-after': new Date(Date.now() + 1500).toUTCString() })(met), code: LIMITED },
  '429 as HTML': { meet: says(429, HTML, { 'retry-after': '1' }), code: LIMITED },
  '200 with HTML': { meet: says(200, HTML), code: UNAVAILABLE },
  '200 success:false': { meet: says(200, '{"success":false,"message":"upstream-secret"}'), code: /^SOURCE_(UNAVAILABLE|REJECTED|MALFORMED)$/ },
  'truncated JSON': { meet: (met) => answer(met, ({ body }) => ({ body: half(body) })), code: MALFORMED },
  'truncated gzip': {
    meet: async ({ response, pass }) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
      response.end(half(gzipSync((await pass()).body)));
    },
    code: MALFORMED,
  },
  'gzip bomb': {
    meet: async ({ response }) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
      response.end(BOMB);
    },
    code: MALFORMED,
  },
  'redirect to another host': { meet: (met) => says(302, '', { location: `${met.elsewhere}/elsewhere` })(met), code: UNAVAILABLE },
  /** JSON is read whatever it is called. */
  'wrong content type': { meet: (met) => answer(met, () => ({ headers: { 'content-type': 'text/html; charset=utf-8' } })), code: null },
  '20 MB body': { meet: flood, code: MALFORMED },
} as const satisfies Readonly<Record<string, Fault>>;

export type FaultName = keyof typeof TABLE;
export const FAULTS: Readonly<Record<FaultName, Fault>> = TABLE;
