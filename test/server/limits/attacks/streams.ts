import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { type Attack, type Target, times } from './attack.ts';
import { asRequest, codeIn, send } from './http.ts';

const STREAM = { accept: 'text/event-stream' };

const streamed = (name: string, sizes: Attack['sizes'], ends: readonly string[], query: (size: number, salt: string) => string): Attack => {
  const attack = asRequest({ name, sizes, ends }, (size, salt) => ({ headers: STREAM, body: JSON.stringify({ query: query(size, salt) }) }));
  return { ...attack, make: (size, salt) => async (target) => (await attack.make(size, salt)(target)).map((outcome) => outcome.replace(/^200/, 'stream')) };
};

export const STREAMS: readonly Attack[] = [
  streamed(
    'sse: aliases',
    [31, 400, 3000],
    ['400 QUERY_TOO_LARGE'],
    (size, salt) => `{ sources { ${times(size, (index) => `a${index}${salt}: __typename`)} } }`,
  ),
  streamed(
    'sse: fields nobody has',
    [10, 100, 900],
    ['stream GRAPHQL_VALIDATION_FAILED', '400 QUERY_TOO_LARGE'],
    (size, salt) => `{ sources { ${times(size, (index) => `f${salt}${index}`)} } }`,
  ),
  streamed('sse: a query nobody can read', [10, 1000, 90_000], ['stream GRAPHQL_PARSE_FAILED'], (size, salt) => `{ ${salt}${','.repeat(size)}`),
  asRequest({ name: 'sse: no operation', sizes: [10, 1000, 90_000], ends: ['400 BAD_REQUEST'] }, (size) => ({
    headers: STREAM,
    body: JSON.stringify({ text: 'x'.repeat(size) }),
  })),
  asRequest({ name: 'sse: more than a body may hold', sizes: [101 * 1024, 1024 * 1024, 8 * 1024 * 1024], ends: ['413 PAYLOAD_TOO_LARGE'] }, (size) => ({
    headers: STREAM,
    body: JSON.stringify({ query: ' '.repeat(size) }),
  })),
  {
    ...{ name: 'sse: many at once, all wrong', sizes: [2, 4, 8], ends: ['stream GRAPHQL_VALIDATION_FAILED'] },
    make: (size, salt) => async (target) => {
      const bodies = Array.from({ length: size }, (_, index) => JSON.stringify({ query: `subscription { no${salt}${index} }` }));
      return (await Promise.all(bodies.map((body) => send(target, { headers: STREAM, body })))).map((outcome) => outcome.replace(/^200/, 'stream'));
    },
  },
];

/** Sends the beginning and then a byte at a time, slower than anybody waits. Who sends a byte in the moment he is answered may lose the answer: `closed`. */
const dribble = async (target: Target, beginning: string, byte: string): Promise<string> => {
  const socket = connect(Number(new URL(target.url).port), '127.0.0.1');
  const stop = new AbortController();
  socket.on('error', () => undefined);
  socket.on('close', () => stop.abort());
  socket.write(beginning.replaceAll('{key}', target.key));
  socket.once('data', () => stop.abort());
  const answer = text(socket).catch(() => '');
  while (!stop.signal.aborted) {
    await wait(250, undefined, { signal: stop.signal }).catch(() => undefined);
    if (socket.writable) socket.write(byte);
  }
  const [head = '', body = ''] = (await answer).split('\r\n\r\n');
  return head === '' ? 'closed' : `${head.slice('HTTP/1.1 '.length, 'HTTP/1.1 '.length + 3)} ${codeIn(body)}`;
};

const dribbled = (name: string, beginning: string, byte: string): Attack => ({
  ...{ name, sizes: [5, 50, 150], ends: ['408 REQUEST_TIMEOUT', 'closed'], isSlow: true },
  make: (size) => (target) => Promise.all(Array.from({ length: size }, () => dribble(target, beginning, byte))),
});

const HEAD = 'POST /graphql HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {key}\r\nContent-Type: application/json\r\n';

/** Connections that never come to the point. */
export const SLOW: readonly Attack[] = [
  dribbled('headers byte by byte', HEAD, 'x'),
  dribbled('a body byte by byte', `${HEAD}Content-Length: 100000\r\n\r\n{`, ' '),
  dribbled('chunks byte by byte', `${HEAD}Transfer-Encoding: chunked\r\n\r\n`, '1\r\n \r\n'),
];
