import type { SourceFailure } from '../domain/source-error.ts';

const STATUS_FAILURES: Readonly<Record<number, SourceFailure>> = { 408: 'timeout', 429: 'rateLimited', 504: 'timeout' };

/** What a status outside 2xx that the caller did not expect means. Redirects are not followed: they lead to a login page or another host. */
export const toStatusFailure = (status: number): SourceFailure => STATUS_FAILURES[status] ?? (status >= 400 && status < 500 ? 'rejected' : 'unavailable');

/** Codes of undici 8 (undici.nodejs.org/#/docs/api/Errors) that say more than "the network failed". */
const CODE_FAILURES: Readonly<Record<string, SourceFailure>> = {
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_OVERFLOW: 'malformed',
  UND_ERR_INVALID_ARG: 'rejected',
};

/** The code of a network error, `ECONNREFUSED`: all of it that may be kept, since messages hold hosts and ports. */
export const toErrorCode = (error: unknown): string => (error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN');

/** `headSeen`: the answer had begun, so an end before its time is a truncated answer, unless the peer reset the connection. */
export const toNetworkFailure = (code: string, headSeen: boolean): SourceFailure => {
  if (headSeen && code !== 'ECONNRESET') return 'malformed';
  return CODE_FAILURES[code] ?? 'unavailable';
};
