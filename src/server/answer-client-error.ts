import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { toErrorBody } from './answer-errors.ts';

type Refusal = readonly [status: number, code: string, message: string];

const REFUSALS: Readonly<Record<string, Refusal>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'REQUEST_TIMEOUT', 'The request did not arrive in time.'],
  HPE_HEADER_OVERFLOW: [431, 'HEADERS_TOO_LARGE', 'The headers are larger than this server takes.'],
};
const NO_HTTP: Refusal = [400, 'BAD_REQUEST', 'This is no HTTP/1.1 request.'];

/** What never became a request is answered on the bare socket. */
export const answerClientError = ({ code }: { readonly code?: string }, socket: Socket): void => {
  if (code === 'ECONNRESET' || !socket.writable) return;
  const [status, name, message] = REFUSALS[code ?? ''] ?? NO_HTTP;
  const body = JSON.stringify(toErrorBody(name, message));
  const head = [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, 'content-type: application/json; charset=utf-8', `content-length: ${Buffer.byteLength(body)}`];
  socket.write(`${[...head, 'connection: close'].join('\r\n')}\r\n\r\n${body}`);
  socket.destroySoon();
};
