import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { toErrorBody } from './answer-errors.ts';
import type { BadPaths } from './bad-path.ts';

type Refusal = readonly [status: number, code: string, message: string];

const REFUSALS: Readonly<Record<string, Refusal>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'REQUEST_TIMEOUT', 'The request did not arrive in time.'],
  HPE_HEADER_OVERFLOW: [431, 'HEADERS_TOO_LARGE', 'The headers are larger than this server takes.'],
};
const NO_HTTP: Refusal = [400, 'BAD_REQUEST', 'This is no HTTP/1.1 request.'];

interface ClientError {
  readonly code?: string;
  /** The bytes that were being read, a Buffer; Fastify's types say otherwise. */
  readonly rawPacket?: unknown;
}

const pathOf = ({ rawPacket }: ClientError): string =>
  Buffer.isBuffer(rawPacket) ? (/^[A-Z]+ ([^ ?]*)/.exec(rawPacket.toString('latin1', 0, 200))?.[1] ?? '') : '';

/** What never became a request is answered on the bare socket; where its path can be seen and is a door's, in that door's shape. */
export const createAnswerClientError =
  (doors: readonly BadPaths[]) =>
  (error: ClientError, socket: Socket): void => {
    const { code } = error;
    if (code === 'ECONNRESET' || !socket.writable) return;
    const [status, name, message] = REFUSALS[code ?? ''] ?? NO_HTTP;
    const door = status === 431 ? doors.find(({ isOurs }) => isOurs(pathOf(error))) : undefined;
    const body = door?.tooLarge ?? JSON.stringify(toErrorBody(name, message));
    const head = [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, 'content-type: application/json; charset=utf-8', `content-length: ${Buffer.byteLength(body)}`];
    socket.write(`${[...head, 'connection: close'].join('\r\n')}\r\n\r\n${body}`);
    socket.destroySoon();
  };
