import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';

const fixtureCase = z.object({
  name: z.string(),
  request: z.object({
    method: z.string(),
    url: z.string(),
    headers: z.record(z.string(), z.string()),
    rawBody: z.string().optional(),
  }),
  response: z.object({
    status: z.number(),
    headers: z.record(z.string(), z.string()),
    body: z.unknown().optional(),
    rawBody: z.string().optional(),
  }),
  expected: z.object({
    record: z.record(z.string(), z.unknown()).optional(),
    recordPart: z.record(z.string(), z.unknown()).optional(),
    ids: z.array(z.string()).optional(),
    more: z.boolean().optional(),
    error: z.string().optional(),
    path: z.string().optional(),
    retryAfterMs: z.number().optional(),
  }),
});
export type FixtureCase = z.infer<typeof fixtureCase>;

/** Cases of `test/fixtures/erp/<name>.json`. */
export const fixtureCases = (name: string): readonly FixtureCase[] =>
  z.object({ cases: z.array(fixtureCase) }).parse(JSON.parse(readFileSync(new URL(`../../fixtures/erp/${name}.json`, import.meta.url), 'utf8'))).cases;

/** Answers a request with a case's response, whatever was asked. */
export const replay =
  ({ response: { status, headers, body, rawBody } }: FixtureCase) =>
  (_request: IncomingMessage, response: ServerResponse): void => {
    response.writeHead(status, headers);
    response.end(rawBody ?? JSON.stringify(body));
  };

/** What the error kinds of erp.md 4.5 are as failures of ours; `notFound` is none. */
export const FAILURES: Readonly<Record<string, string>> = {
  auth: 'rejected',
  upstream: 'unavailable',
  badData: 'malformed',
  timeout: 'timeout',
  rateLimited: 'rateLimited',
};

/** Path and query of a fixture's URL. */
export const pathOf = ({ request }: FixtureCase): string => {
  const { pathname, search } = new URL(request.url);
  return pathname + search;
};
