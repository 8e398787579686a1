import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { TooSlow } from '../../../live/too-slow.ts';
import type { LiveLimits } from './live-limits.ts';
import { type Outcome, operationRequest, type RunOperation } from './run-operation.ts';
import { onExpiry, type Session, SessionExpired } from './session.ts';

export interface EventStreamParts {
  readonly run: RunOperation;
  readonly now: () => number;
  readonly sessionOf: (request: FastifyRequest) => Session;
  readonly canOpen: () => boolean;
  readonly limits: LiveLimits;
}

export interface EventStreams {
  readonly count: () => number;
  readonly serve: (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;
  /** Ends all without `complete`, so that clients connect again, elsewhere. */
  readonly stop: () => void;
}

export const wantsEventStream = ({ headers }: FastifyRequest): boolean => headers.accept?.includes('text/event-stream') === true;

/** GraphQL over SSE, a connection an operation (github.com/enisdenjo/graphql-sse, PROTOCOL.md, "distinct connections mode"). */
export const createEventStreams = ({ run, now, sessionOf, canOpen, limits }: EventStreamParts): EventStreams => {
  const open = new Set<AbortController>();

  const stream = async (request: FastifyRequest, response: ServerResponse, outcome: Outcome, stop: AbortController): Promise<void> => {
    const session = sessionOf(request);
    const write = createWriter(response, stop.signal, limits.sendMs);
    let isOver = false;
    const stopWaiting = onExpiry(session, now, () => {
      isOver = true;
      stop.abort();
    });
    const pinger = setInterval(() => response.writableNeedDrain || response.write(':\n\n'), limits.pingMs);
    try {
      await write(':\n\n');
      if (outcome.kind === 'refused') await write(toEvent('next', { errors: outcome.errors }));
      else for await (const answer of outcome.answers) await write(toEvent('next', answer));
    } catch (error) {
      if (error instanceof SessionExpired) isOver = true;
      else if (error instanceof TooSlow) response.destroy();
      else throw error;
    } finally {
      clearInterval(pinger);
      stopWaiting();
    }
    if (isOver) response.write(toEvent('next', { errors: [EXPIRED] }));
    if (isOver || !stop.signal.aborted) response.write(toEvent('complete', null));
  };

  const serve = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const asked = operationRequest.safeParse(request.method === 'GET' ? fromQuery(request.query) : request.body);
    if (!asked.success) return reply.code(400).send({ errors: [NO_OPERATION] });
    if (!canOpen()) return reply.code(503).send({ errors: [FULL] });
    const stop = new AbortController();
    open.add(stop);
    const response = reply.raw;
    response.once('close', () => stop.abort());
    try {
      const outcome = await run(asked.data, sessionOf(request), stop.signal);
      reply.hijack();
      response.writeHead(200, HEADERS);
      await stream(request, response, outcome, stop);
      response.end();
      setTimeout(() => response.destroy(), limits.stopMs).unref();
    } catch (error) {
      request.log.warn({ err: error }, 'an event stream failed');
      if (!reply.sent) throw error;
      response.destroy();
    } finally {
      open.delete(stop);
    }
    return reply;
  };
  return {
    count: () => open.size,
    serve,
    stop: () => {
      for (const stop of open) stop.abort();
    },
  };
};

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache',
  connection: 'keep-alive',
  // Proxies (nginx) pass events on as they come.
  'x-accel-buffering': 'no',
} as const;

const EXPIRED = { message: 'The key or token has expired; subscribe again with a new one.', extensions: { code: 'UNAUTHENTICATED' } };
const FULL = { message: 'This instance serves as many subscribers as it can; try again later.', extensions: { code: 'TOO_MANY_SUBSCRIPTIONS' } };
const NO_OPERATION = { message: 'Send `query`, and where needed `variables` and `operationName`.', extensions: { code: 'BAD_REQUEST' } };

const toEvent = (event: 'next' | 'complete', payload: object | null): string => `event: ${event}\ndata: ${payload === null ? '' : JSON.stringify(payload)}\n\n`;

/** Waits for a client that does not read, and drops it when that takes too long. */
const createWriter =
  (response: ServerResponse, signal: AbortSignal, sendMs: number) =>
  async (text: string): Promise<void> => {
    if (signal.aborted || response.write(text)) return;
    const slow = setTimeout(() => response.destroy(), sendMs);
    await once(response, 'drain', { signal }).catch(() => undefined);
    clearTimeout(slow);
  };

const json = z.string().transform((text, { addIssue }) => {
  try {
    return JSON.parse(text);
  } catch {
    addIssue('is no JSON');
    return z.NEVER;
  }
});

const urlQuery = z.object({ query: z.string(), operationName: z.string().optional(), variables: json.optional() });

const fromQuery = (query: unknown): unknown => urlQuery.safeParse(query).data ?? null;
