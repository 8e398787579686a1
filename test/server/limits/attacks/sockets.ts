import { once } from 'node:events';
import { connect } from 'node:net';
import { WebSocket } from 'ws';
import { type Attack, type Outcome, type Target, times } from './attack.ts';

type Plan = Omit<Attack, 'make'>;

const WAITED_MS = 8000;

const open = async ({ url }: Target, protocols = ['graphql-transport-ws']): Promise<WebSocket> => {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, protocols);
  socket.on('error', () => undefined);
  await once(socket, 'open');
  return socket;
};

const closing = async (socket: WebSocket): Promise<Outcome> => {
  const [code, reason] = await once(socket, 'close', { signal: AbortSignal.timeout(WAITED_MS) });
  return `${code} ${reason}`.trim();
};

const init = ({ key }: Target): string => JSON.stringify({ type: 'connection_init', payload: { 'x-api-key': key } });

const initialised = async (target: Target): Promise<WebSocket> => {
  const socket = await open(target);
  socket.send(init(target));
  await once(socket, 'message');
  return socket;
};

/** Says all of it to one socket that is known, and waits until it is closed. */
const asMessages = (plan: Plan, messages: (size: number, salt: string) => readonly (string | Buffer)[]): Attack => ({
  ...plan,
  make: (size, salt) => {
    const said = messages(size, salt);
    return async (target) => {
      const socket = await initialised(target);
      const end = closing(socket);
      for (const message of said) socket.send(message, () => undefined);
      return [await end];
    };
  },
});

/** Operations on one socket; what became of as many as must be refused. */
const asOperations = (plan: Plan, refused: (size: number) => number, queries: (size: number, salt: string) => readonly string[]): Attack => ({
  ...plan,
  make: (size, salt) => {
    const said = queries(size, salt).map((query, index) => subscribe(String(index), query));
    return async (target) => {
      const socket = await initialised(target);
      const outcomes: Outcome[] = [];
      const { promise, resolve } = Promise.withResolvers<void>();
      socket.on('close', () => resolve());
      socket.on('message', (data) => {
        const { type, payload } = JSON.parse(String(data));
        if (type !== 'next') outcomes.push(`${type} ${payload?.[0]?.extensions?.code ?? ''}`.trim());
        if (outcomes.length === refused(size)) resolve();
      });
      for (const message of said) socket.send(message);
      await promise;
      socket.terminate();
      return outcomes;
    };
  },
});

/** Bytes after the upgrade, on a bare socket: what frame the server closed it with. What the client still sends then may cost it the frame: `closed`. */
const asFrames = (plan: Plan, frames: (size: number) => Buffer): Attack => ({
  ...plan,
  make: (size) => {
    const sent = frames(size);
    return async ({ url }) => {
      const socket = connect(Number(new URL(url).port), '127.0.0.1');
      socket.on('error', () => undefined);
      socket.write(
        'GET /graphql HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n',
      );
      await once(socket, 'data');
      const chunks: Buffer[] = [];
      socket.on('data', (chunk: Buffer) => chunks.push(chunk));
      socket.write(sent);
      await Promise.race([once(socket, 'close'), once(socket, 'end')]).catch(() => undefined);
      socket.destroy();
      return [codeOf(Buffer.concat(chunks))];
    };
  },
});

/** Of the last close frame (RFC 6455, 5.5.1). */
const codeOf = (bytes: Buffer): Outcome => {
  const at = bytes.lastIndexOf(0x88);
  return at < 0 || bytes.length < at + 4 ? 'closed' : String(bytes.readUInt16BE(at + 2));
};

const subscribe = (id: string, query: string): string => JSON.stringify({ type: 'subscribe', id, payload: { query } });
const LIVE = 'subscription { ticketChanged(contractId: "c") { ticket { id } } }';
const INVALID = ['4400 Invalid message received'];
const masked = (first: number, length: number): Buffer => Buffer.concat([Buffer.from([first, 0x80 | length]), Buffer.alloc(4 + length)]);

export const SOCKETS: readonly Attack[] = [
  asMessages({ name: 'ws: a message larger than any', sizes: [101 * 1024, 1024 * 1024, 8 * 1024 * 1024], ends: ['1009', '1006'] }, (size) => [
    'x'.repeat(size),
  ]),
  asMessages({ name: 'ws: messages that are no JSON', sizes: [10, 1000, 10_000], ends: INVALID }, (size) => Array.from({ length: size }, () => 'x')),
  asMessages({ name: 'ws: nested JSON', sizes: [100, 10_000, 50_000], ends: INVALID }, (size) => ['['.repeat(size) + ']'.repeat(size)]),
  asMessages({ name: 'ws: bytes', sizes: [10, 1000, 100_000], ends: INVALID }, (size) => [Buffer.alloc(size, 0xff)]),
  asMessages({ name: 'ws: a type nobody knows', sizes: [10, 500, 3000], ends: INVALID }, (size) =>
    Array.from({ length: size }, (_, index) => `{"type":"hello${index}"}`),
  ),
  asMessages({ name: 'ws: completes of nothing, then no query', sizes: [10, 1000, 10_000], ends: INVALID }, (size) => [
    ...Array.from({ length: size }, (_, index) => `{"type":"complete","id":"${index}"}`),
    '{"type":"subscribe","id":"x","payload":{}}',
  ]),
  asMessages({ name: 'ws: one id again and again', sizes: [2, 100, 1000], ends: ['4409 Subscriber for a already exists'] }, (size) =>
    Array.from({ length: size }, () => subscribe('a', LIVE)),
  ),
  asMessages({ name: 'ws: a long id, twice', sizes: [100, 10_000, 40_000], ends: [`4409 Subscriber for ${'a'.repeat(25)}`] }, (size) => [
    subscribe('a'.repeat(size), LIVE),
    subscribe('a'.repeat(size), LIVE),
  ]),
  {
    ...{ name: 'ws: who it is, again and again', sizes: [2, 100, 5000], ends: ['4429 Too many initialisation requests'] },
    make: (size) => async (target) => {
      const socket = await open(target);
      const end = closing(socket);
      for (let index = 0; index < size; index += 1) socket.send(init(target), () => undefined);
      return [await end];
    },
  },
  {
    ...{ name: 'ws: a query before who it is', sizes: [1, 100, 5000], ends: ['4401 Unauthorized'] },
    make: (size) => async (target) => {
      const socket = await open(target);
      const end = closing(socket);
      for (let index = 0; index < size; index += 1) socket.send(subscribe(String(index), LIVE), () => undefined);
      return [await end];
    },
  },
  {
    ...{ name: 'ws: guessed keys', sizes: [2, 10, 30], ends: ['4403 Forbidden'] },
    make: (size, salt) => async (target) =>
      Promise.all(
        Array.from({ length: size }, async (_, index) => {
          const socket = await open(target);
          socket.send(init({ ...target, key: `${salt}${index}` }));
          return closing(socket);
        }),
      ),
  },
  {
    ...{ name: 'ws: another protocol', sizes: [2, 10, 30], ends: ['4406 Subprotocol not acceptable'] },
    make: (size) => async (target) => Promise.all(Array.from({ length: size }, async () => closing(await open(target, [])))),
  },
  {
    ...{ name: 'ws: never a word', sizes: [2, 20, 100], ends: ['4408 Connection initialisation timeout'], isSlow: true },
    make: (size) => async (target) => Promise.all(Array.from({ length: size }, async () => closing(await open(target)))),
  },
  {
    ...{ name: 'ws: pings whose pongs nobody reads', sizes: [300, 1000, 3000], ends: ['1006'], isSlow: true },
    make: (size) => async (target) => {
      const socket = await initialised(target);
      const end = once(socket, 'close');
      socket.pause();
      const ping = `{"type":"ping","payload":{"a":"${'x'.repeat(90_000)}"}}`;
      for (let index = 0; index < size; index += 1) socket.send(ping, () => undefined);
      setTimeout(() => socket.resume(), 11_000);
      const [code] = await end;
      return [String(code)];
    },
  },
  asOperations(
    { name: 'ws: more operations than one may hold', sizes: [101, 200, 500], ends: ['error TOO_MANY_SUBSCRIPTIONS'] },
    (size) => size - 100,
    (size) => Array.from({ length: size }, () => LIVE),
  ),
  asOperations(
    { name: 'ws: aliases', sizes: [31, 400, 3000], ends: ['error QUERY_TOO_LARGE'] },
    () => 1,
    (size, salt) => [`{ sources { ${times(size, (index) => `a${index}${salt}: __typename`)} } }`],
  ),
  asOperations(
    { name: 'ws: queries nobody can validate', sizes: [10, 50, 90], ends: ['error GRAPHQL_VALIDATION_FAILED'] },
    (size) => size,
    (size, salt) => Array.from({ length: size }, (_, index) => `{ nothing${salt}${index} }`),
  ),
  asFrames({ name: 'ws: frames that are not masked', sizes: [1, 100, 5000], ends: ['1002', 'closed'] }, (size) =>
    Buffer.concat(Array.from({ length: size }, () => Buffer.from([0x81, 1, 0x78]))),
  ),
  asFrames({ name: 'ws: frames of a kind nobody knows', sizes: [1, 100, 5000], ends: ['1002', 'closed'] }, (size) =>
    Buffer.concat(Array.from({ length: size }, () => masked(0x83, 1))),
  ),
  asFrames({ name: 'ws: packed frames nobody agreed on', sizes: [1, 100, 5000], ends: ['1002', 'closed'] }, (size) =>
    Buffer.concat(Array.from({ length: size }, () => masked(0xc1, 1))),
  ),
  asFrames({ name: 'ws: a message in crumbs', sizes: [103_000, 150_000, 200_000], ends: ['1009', '1008', 'closed'] }, (size) =>
    Buffer.concat([masked(0x01, 1), ...Array.from({ length: size }, () => masked(0x00, 1))]),
  ),
  asFrames({ name: 'ws: a frame that says it is huge', sizes: [1, 2, 3], ends: ['1009'] }, (size) =>
    Buffer.concat([Buffer.from([0x81, 0xff, 0, 0, size, 0, 0, 0, 0, 0]), Buffer.alloc(4)]),
  ),
  asFrames({ name: 'ws: text that is none', sizes: [1, 50, 100], ends: ['1007'] }, (size) =>
    Buffer.concat([Buffer.from([0x81, 0x80 | size]), Buffer.alloc(4), Buffer.alloc(size, 0xff)]),
  ),
];
