import { channel } from 'node:diagnostics_channel';
import type { FastifyRequest } from 'fastify';
import type { Trace } from '../domain/trace.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** undefined: nobody traces. */
    trace: Trace | undefined;
  }
}

export interface TraceMessage {
  /** The header, as sent. */
  readonly traceparent: string | undefined;
  /** For who listens: where the request stands. */
  readonly take: (trace: Trace) => void;
}

/** A request of somebody we know begins. Who traces answers where it stands. */
export const TRACE_CHANNEL = 'busbar:http:trace';

const traces = channel(TRACE_CHANNEL);

/** A hook for when it is known who asks: what strangers send is not traced. */
export const takeTrace = (request: FastifyRequest, _reply: unknown, done: () => void): void => {
  const { traceparent } = request.headers;
  if (traces.hasSubscribers && request.principal !== null) {
    const take = (trace: Trace): void => {
      request.trace = trace;
    };
    const message: TraceMessage = { traceparent: [traceparent].flat()[0], take };
    traces.publish(message);
  }
  done();
};
