import type { IncomingHttpHeaders } from 'node:http';
import type { Transform } from 'node:stream';
import type { Client, Dispatcher } from 'undici';
import type { CallContext, SourceCall } from '../domain/call.ts';
import { SourceError, type SourceErrorDetails, type SourceFailure } from '../domain/source-error.ts';
import { childOf, type Trace, toTraceparent } from '../domain/trace.ts';
import type { CallQueue } from './call-queue.ts';
import type { Connections } from './connections.ts';
import type { Deadlines } from './deadlines.ts';
import { createInflater } from './inflate.ts';
import type { KeptBodies } from './kept-bodies.ts';
import { isHtml, isJsonType, readJson } from './read-json.ts';
import { toRetryAfterMs } from './retry-after.ts';
import { announce } from './source-channel.ts';
import { toErrorCode, toNetworkFailure, toStatusFailure } from './to-failure.ts';
import type { Followed, SourceAnswer, SourceRequest, TransportOptions } from './transport.ts';
import type { Waiting } from './waiting-line.ts';

const MAX_BODY_BYTES = 10 * 1024 * 1024;
/** What is read of an answer nobody wants, so that its connection can be used again; beyond it the connection is closed. */
const MAX_DRAIN_BYTES = 64 * 1024;
const MAX_DRAIN_MS = 250;

const STOPPED = new Error('stopped by the caller');

/** What all exchanges with one source share. */
export interface Wire {
  readonly options: TransportOptions;
  readonly connections: Connections;
  readonly pathPrefix: string;
  readonly queue: CallQueue;
  readonly deadlines: Deadlines;
  readonly now: () => number;
  readonly bodies: KeptBodies;
  /** Told of every head, for rate limits; answers how long a 429 keeps us waiting. */
  readonly limits: (status: number, headers: IncomingHttpHeaders) => number | undefined;
}

/** What is to be sent, for whom. */
export interface Order {
  readonly request: SourceRequest;
  readonly call: CallContext;
  /** Statuses outside 2xx that are answers too. */
  readonly expect: readonly number[];
  readonly followed: Followed | undefined;
}

export interface Settle {
  readonly resolve: (answer: SourceAnswer) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * One HTTP call from the moment it is wanted to its answer: it waits its turn, is sent, is read and told of, once.
 * It speaks to undici's dispatcher directly, because the stream and promises of `request` cost more than the call itself.
 * "Settled": the caller has the answer. "Over": nothing of the call is left on the wire, its place in the queue is free.
 */
export class Exchange implements Dispatcher.DispatchHandler, Waiting {
  readonly #wire: Wire;
  readonly #request: SourceRequest;
  readonly #call: CallContext;
  readonly #expect: readonly number[];
  readonly #followed: Followed | undefined;
  readonly #settle: Settle;
  readonly #wantedAt: number;
  readonly #trace: Trace | undefined;
  readonly #dispatch: Dispatcher.DispatchOptions;
  readonly #chunks: Buffer[] = [];
  #deadline: number;
  /** Set once it is sent. */
  #client: Client | null = null;
  #settled = false;
  #over = false;
  /** Set in the moment its first byte may leave. */
  #controller: Dispatcher.DispatchController | null = null;
  #inflater: Transform | null = null;
  #status: number | null = null;
  #headers: IncomingHttpHeaders = {};
  #size = 0;

  constructor(wire: Wire, { request, call, expect, followed }: Order, settle: Settle) {
    this.#wire = wire;
    this.#request = request;
    this.#call = call;
    this.#expect = expect;
    this.#followed = followed;
    this.#settle = settle;
    this.#wantedAt = wire.now();
    this.#trace = call.trace?.isSampled ? childOf(call.trace) : call.trace;
    this.#dispatch = toDispatch(request, wire.pathPrefix, this.#trace);
    this.#deadline = Math.min(call.deadline, this.#wantedAt + wire.options.timeoutMs);
    if (followed !== undefined) followed.stop = () => this.expire();
  }

  get deadline(): number {
    return this.#deadline;
  }

  get priority(): CallContext['priority'] {
    return this.#call.priority;
  }

  begin(): void {
    if (this.#call.signal.aborted) this.#fail('cancelled');
    else if (this.#deadline <= this.#wantedAt) this.#fail('timeout');
    else this.#wait();
  }

  turn(): void {
    this.#followed?.sent();
    this.#client = this.#wire.connections.take();
    this.#client.dispatch(this.#dispatch, this);
  }

  refuse(retryAfterMs: number): void {
    this.#fail('rateLimited', { retryAfterMs });
    this.#end();
  }

  expire(): void {
    const limitedMs = this.#client === null ? this.#wire.queue.limitedMs() : 0;
    if (limitedMs > 0) this.#stop('rateLimited', { retryAfterMs: limitedMs });
    else this.#stop('timeout');
  }

  cancel(): void {
    this.#stop('cancelled');
  }

  /** Of `signal`: the client went away. */
  handleEvent(): void {
    this.cancel();
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number, headers: IncomingHttpHeaders): void {
    if (status < 200 || this.#over) return;
    this.#status = status;
    this.#headers = headers;
    const pausedMs = this.#wire.limits(status, headers);
    if (!this.#isWanted()) this.#drain(toStatusFailure(status), pausedMs ?? toRetryAfterMs(headers['retry-after'], this.#wire.now()));
    else if (Number(headers['content-length']) > MAX_BODY_BYTES) this.#stop('malformed');
    else if (headers['content-encoding'] !== undefined) this.#inflate();
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#over) return;
    if (this.#settled) this.#discard(chunk);
    else if (this.#inflater === null) this.#take(chunk);
    else this.#inflater.write(chunk);
  }

  onResponseEnd(): void {
    if (this.#settled || this.#inflater === null) this.#finish();
    else this.#inflater.end();
  }

  onResponseError(_controller: Dispatcher.DispatchController | null, error: Error): void {
    const code = toErrorCode(error);
    this.#fail(toNetworkFailure(code, this.#status !== null), { cause: new Error(code) });
    // Not to be used again: undici throws for a call that comes on a connection while it is still telling of its failure.
    this.#end(true);
    this.#inflater?.destroy();
  }

  #wait(): void {
    this.#call.signal.addEventListener('abort', this);
    this.#wire.deadlines.watch(this);
    this.#wire.queue.enter(this);
  }

  #isWanted(): boolean {
    const status = this.#status ?? 0;
    return (status >= 200 && status < 300) || this.#expect.includes(status);
  }

  #inflate(): void {
    const inflater = createInflater(this.#headers['content-encoding']);
    if (inflater === undefined) this.#stop('malformed');
    this.#inflater = inflater ?? null;
    inflater?.on('data', (chunk: Buffer) => this.#take(chunk));
    inflater?.on('end', () => this.#finish());
    inflater?.on('error', () => this.#stop('malformed'));
  }

  #take(chunk: Buffer): void {
    if (this.#settled) return;
    this.#size += chunk.length;
    if (this.#size > MAX_BODY_BYTES) this.#stop('malformed');
    else this.#chunks.push(chunk);
  }

  #finish(): void {
    if (!this.#settled) this.#answer();
    this.#end();
  }

  #answer(): void {
    try {
      this.#succeed(this.#readBody());
    } catch {
      const text = toText(this.#chunks);
      if (this.#request.refusedTexts?.includes(text.trim())) this.#fail('rejected');
      else if (isHtml(text)) this.#fail('unavailable');
      else if (this.#expect.includes(this.#status ?? 0)) this.#succeed(undefined);
      else this.#fail(isJsonType(this.#headers['content-type']) ? 'malformed' : 'unavailable');
    }
  }

  /** Tokens come as answers to forms: nothing secret is kept. */
  #readBody(): unknown {
    if (this.#request.form !== undefined) return readJson(toText(this.#chunks));
    const { method, path, body } = this.#dispatch;
    return this.#wire.bodies.read(`${method} ${path} ${body ?? ''}`, this.#chunks, this.#size);
  }

  #succeed(body: unknown): void {
    const status = this.#status ?? 0;
    this.#tell(status === 404 ? 'notFound' : 'ok');
    this.#settle.resolve({ status, headers: this.#headers, body });
  }

  #fail(failure: SourceFailure, details: SourceErrorDetails = {}): void {
    if (this.#settled) return;
    this.#tell(failure);
    const status = this.#status === null ? {} : { status: this.#status };
    const left = this.#controller !== null;
    this.#settle.reject(new SourceError(this.#wire.options.source, this.#request.operation, failure, { ...details, ...status, left }));
  }

  #tell(outcome: SourceCall['outcome']): void {
    this.#settled = true;
    if (this.#client === null) return;
    const { operation, method, template, batchSize = 1 } = this.#request;
    const ms = this.#wire.now() - this.#wantedAt;
    announce({ source: this.#wire.options.source, operation, method, path: template, batchSize, ms, status: this.#status, outcome }, this.#call, this.#trace);
  }

  /** The caller is told of the failure now; the rest of the answer is read off the wire for a moment, so that the connection can be used again. */
  #drain(failure: SourceFailure, retryAfterMs: number | undefined): void {
    this.#fail(failure, retryAfterMs === undefined ? {} : { retryAfterMs });
    this.#deadline = Math.min(this.#deadline, this.#wire.now() + MAX_DRAIN_MS);
    this.#wire.deadlines.watch(this);
  }

  #discard(chunk: Buffer): void {
    this.#size += chunk.length;
    if (this.#size > MAX_DRAIN_BYTES) this.#stop('unavailable');
  }

  /** Ends the call here and now, closing its connection if it has one. */
  #stop(failure: SourceFailure, details?: SourceErrorDetails): void {
    if (this.#over) return;
    this.#fail(failure, details);
    if (this.#client === null) this.#wire.queue.leave(this);
    this.#controller?.abort(STOPPED);
    this.#end(this.#controller === null);
    this.#inflater?.destroy();
  }

  #end(isBroken = false): void {
    if (this.#over) return;
    this.#over = true;
    this.#wire.deadlines.unwatch(this);
    this.#call.signal.removeEventListener('abort', this);
    if (this.#client === null) return;
    if (isBroken) this.#wire.connections.drop(this.#client);
    else this.#wire.connections.give(this.#client);
    this.#wire.queue.done();
  }
}

const toDispatch = (request: SourceRequest, prefix: string, trace: Trace | undefined): Dispatcher.DispatchOptions => {
  const { method } = request;
  const headers = trace === undefined ? request.headers : { ...request.headers, traceparent: toTraceparent(trace) };
  const path = prefix + request.path;
  if (request.form !== undefined) {
    const body = new URLSearchParams(request.form).toString();
    return { method, path, body, headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded', ...headers } };
  }
  if (request.body === undefined) return { method, path, headers: { accept: 'application/json', ...headers } };
  return { method, path, body: JSON.stringify(request.body), headers: { accept: 'application/json', 'content-type': 'application/json', ...headers } };
};

const toText = (chunks: readonly Buffer[]): string => (chunks.length === 1 ? String(chunks[0]) : Buffer.concat(chunks).toString());
