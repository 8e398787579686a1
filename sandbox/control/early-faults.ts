import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Fault } from '../options.ts';
import { HTML_429, html429Headers } from './html-429.ts';

const contentTypeOf = (body: string) => {
  if (body.startsWith('<')) return 'text/html; charset=utf-8';
  return body.startsWith('{') || body.startsWith('[') ? 'application/json; charset=utf-8' : 'text/plain; charset=utf-8';
};

const answerStatus = (fault: Fault, reply: FastifyReply) => {
  const body = fault.body ?? '{"message":"sandbox fault"}';
  reply
    .code(fault.status ?? 500)
    .header('content-type', contentTypeOf(body))
    .send(body);
};

const answer429 = (fault: Fault, reply: FastifyReply) => {
  const seconds = fault.ms === undefined ? 41 : Math.ceil(fault.ms / 1000);
  reply
    .code(429)
    .headers(html429Headers(seconds, Date.now()))
    .send(fault.body ?? HTML_429);
};

/** No answer until the client leaves; where `ms` is told, the call goes on as usual after it. */
const hang = (fault: Fault, reply: FastifyReply, goOn: () => void) => {
  if (fault.ms !== undefined) waitFor(fault.ms, reply, goOn);
};

/** As usual after `ms`, whether or not anybody still waits. */
const lag = ({ ms = 1000 }: Fault, goOn: () => void) => {
  setTimeout(goOn, ms);
};

/** A TCP reset instead of an answer. */
const cut = (request: FastifyRequest, reply: FastifyReply) => {
  reply.hijack();
  request.raw.socket.resetAndDestroy();
};

/** Calls back after `ms`, never if the client has left before. */
export const waitFor = (ms: number, reply: FastifyReply, goOn: () => void) => {
  const timer = setTimeout(() => {
    reply.raw.removeListener('close', stop);
    goOn();
  }, ms);
  const stop = () => clearTimeout(timer);
  reply.raw.once('close', stop);
};

/** What strikes before the server's own handler runs; everything else goes on and is spoiled in late-faults.ts. */
export const strikeEarly = (fault: Fault, request: FastifyRequest, reply: FastifyReply, goOn: () => void): void => {
  switch (fault.kind) {
    case 'status':
      answerStatus(fault, reply);
      break;
    case 'html429':
      answer429(fault, reply);
      break;
    case 'hang':
      hang(fault, reply, goOn);
      break;
    case 'lag':
      lag(fault, goOn);
      break;
    case 'reset':
      cut(request, reply);
      break;
    default:
      goOn();
  }
};
