import type { IncomingHttpHeaders } from 'node:http';

/** What helps to understand a body. No cookies, no credentials, no addresses. */
const KEPT = ['content-type', 'user-agent', 'date', 'x-request-id'] as const;
const MAX_LENGTH = 200;

export const keptHeaders = (headers: IncomingHttpHeaders): Readonly<Record<string, string>> =>
  Object.fromEntries(KEPT.flatMap((name) => (typeof headers[name] === 'string' ? [[name, headers[name].slice(0, MAX_LENGTH)]] : [])));
