import { randomBytes } from 'node:crypto';
import { parseTraceparent, type Trace } from '../../domain/trace.ts';
import { READ_CHANNEL } from '../../reader/read-channel.ts';
import { ANSWERED_CHANNEL } from '../../server/answered-channel.ts';
import { OPERATION_CHANNEL } from '../../server/graphql/operation-channel.ts';
import { TRACE_CHANNEL } from '../../server/trace-channel.ts';
import { SOURCE_CALL_CHANNEL } from '../../sources/source-channel.ts';
import { listenFor } from '../listen.ts';
import { isAnsweredMessage, isCallMessage, isOperationMessage, isReadMessage, isTraceMessage } from '../messages.ts';
import type { Span } from './span.ts';

export interface TracingParts {
  readonly add: (span: Span) => void;
  /** Of requests that come without a `traceparent`, the share that is traced, 0 to 1. Those with one are traced where their caller does. */
  readonly ratio: number;
  readonly now: () => number;
  /** 0 up to 1. */
  readonly random: () => number;
}

const newId = (bytes: number): string => randomBytes(bytes).toString('hex');
const newSpanId = (): string => newId(8);

const beginTrace = (traceparent: string | undefined, isChosen: () => boolean): Trace => {
  const parent = parseTraceparent(traceparent);
  if (parent === null) return { traceId: newId(16), spanId: newSpanId(), parentId: null, isSampled: isChosen(), newSpanId };
  // Nothing of ours is recorded: the caller stays the parent of what we call.
  if (!parent.isSampled) return { ...parent, parentId: null, newSpanId };
  return { traceId: parent.traceId, spanId: newSpanId(), parentId: parent.spanId, isSampled: true, newSpanId };
};

/** Makes spans of what is announced of sampled requests. Answers how to stop. */
export const createTracing = ({ add, ratio, now, random }: TracingParts): (() => void) => {
  const end = (span: Omit<Span, 'endedAt' | 'events'> & Partial<Pick<Span, 'events'>>): void => add({ events: [], ...span, endedAt: now() });
  const stops = [
    listenFor(TRACE_CHANNEL, isTraceMessage, ({ traceparent, take }) => take(beginTrace(traceparent, () => random() < ratio))),
    listenFor(ANSWERED_CHANNEL, isAnsweredMessage, ({ trace, route, method, status, ms }) => {
      if (!trace?.isSampled) return;
      const attributes = { 'http.request.method': method, 'http.route': route, 'http.response.status_code': status };
      end({ trace, name: `${method} ${route ?? ''}`.trim(), kind: 'server', ms, isError: status >= 500, attributes });
    }),
    listenFor(OPERATION_CHANNEL, isOperationMessage, ({ trace, type, name, ms, errors }) => {
      const attributes = { 'graphql.operation.type': type, 'graphql.operation.name': name };
      end({ trace, name: `${type} ${name ?? ''}`.trim(), kind: 'internal', ms, isError: errors.length > 0, attributes, events: errors });
    }),
    listenFor(READ_CHANNEL, isReadMessage, ({ trace, name, source, records, failed, ms }) => {
      const attributes = { 'busbar.source': source, 'busbar.records': records, 'busbar.failed': failed };
      end({ trace, name: `read ${name}`, kind: 'internal', ms, isError: failed > 0, attributes });
    }),
    listenFor(SOURCE_CALL_CHANNEL, isCallMessage, ({ trace, call }) => {
      if (!trace?.isSampled) return;
      const { source, operation, method, path, batchSize, status, outcome, ms } = call;
      const http = { 'http.request.method': method, 'url.template': path, 'http.response.status_code': status };
      const attributes = { ...http, 'busbar.source': source, 'busbar.operation': operation, 'busbar.records': batchSize, 'busbar.outcome': outcome };
      end({ trace, name: `${source} ${operation}`, kind: 'client', ms, isError: outcome !== 'ok' && outcome !== 'notFound', attributes });
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
};
