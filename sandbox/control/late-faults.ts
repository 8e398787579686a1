import type { FastifyReply } from 'fastify';
import type { Fault } from '../options.ts';

const TICK_MS = 5;

const toBytes = (payload: unknown) => {
  if (typeof payload === 'string') return Buffer.from(payload);
  return Buffer.isBuffer(payload) ? payload : Buffer.alloc(0);
};

const writeHead = (reply: FastifyReply, length: number) => {
  reply.hijack();
  for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) reply.raw.setHeader(name, value);
  reply.raw.setHeader('content-length', length);
  reply.raw.writeHead(reply.statusCode);
};

/** The true content-length, then half of the body, then a closed connection. */
const truncate = (reply: FastifyReply, bytes: Buffer) => {
  writeHead(reply, bytes.length);
  reply.raw.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => reply.raw.destroy());
};

/** The whole body, a byte at a time (more where the body has more bytes than the time has ticks of 5 ms). */
const drip = (reply: FastifyReply, bytes: Buffer, ms: number) => {
  writeHead(reply, bytes.length);
  const step = Math.max(1, Math.ceil((bytes.length * TICK_MS) / Math.max(TICK_MS, ms)));
  let sent = 0;
  const timer = setInterval(
    () => {
      reply.raw.write(bytes.subarray(sent, sent + step));
      sent += step;
      if (sent >= bytes.length) reply.raw.end();
    },
    (ms * step) / Math.max(1, bytes.length),
  );
  reply.raw.once('close', () => clearInterval(timer)).once('finish', () => clearInterval(timer));
};

/** 200 with JSON that breaks off in the middle and goes on with rubbish. */
const garble = (bytes: Buffer) => `${bytes.subarray(0, Math.floor(bytes.length / 2)).toString('utf8')}\u0000}{"`;

let respaced = 0;

/** The same JSON in other bytes than ever before: a counter, written in blanks and tabs. */
const respace = (bytes: Buffer) => {
  respaced += 1;
  return bytes + respaced.toString(2).replaceAll('0', ' ').replaceAll('1', '\t');
};

/** Spoils the answer of a handler that has run, so a write has happened. Calls `pass` with the payload unless it answers by itself. */
export const strikeLate = (fault: Fault, reply: FastifyReply, payload: unknown, pass: (payload: unknown) => void): void => {
  const bytes = toBytes(payload);
  switch (fault.kind) {
    case 'hangAfter':
      reply.hijack();
      break;
    case 'resetAfter':
      reply.hijack();
      reply.raw.socket?.resetAndDestroy();
      break;
    case 'statusAfter':
      reply.code(fault.status ?? 500).removeHeader('content-length');
      pass(fault.body ?? '{"message":"sandbox fault"}');
      break;
    case 'truncate':
      truncate(reply, bytes);
      break;
    case 'slowbody':
      drip(reply, bytes, fault.ms ?? 5000);
      break;
    case 'malformed':
      reply.code(200).removeHeader('content-length');
      pass(fault.body ?? garble(bytes));
      break;
    case 'respace':
      reply.removeHeader('content-length');
      pass(respace(bytes));
      break;
    default:
      pass(payload);
  }
};
