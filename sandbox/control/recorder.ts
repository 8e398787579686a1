import type { FastifyRequest } from 'fastify';
import type { RecordedCall } from '../options.ts';

const MOST_CALLS = 100_000;
const MOST_BODY_BYTES = 64 * 1024 * 1024;

export interface OpenCall {
  method: string;
  path: string;
  /** 0 as long as nothing was answered: hanging and cut calls stay so. */
  status: number;
  at: number;
  ms: number;
  /** Status of the system's own handler. */
  handled?: number;
  body?: unknown;
}

export interface Recorder {
  /** Recorded on arrival, so hanging calls are seen too. */
  open(request: FastifyRequest): OpenCall;
  close(call: OpenCall, request: FastifyRequest, status: number): void;
  /** In order of arrival; the newest 100,000. */
  calls(): readonly RecordedCall[];
  reset(): void;
}

/** Keeps calls in a ring; bodies until 64 MiB of them have come in since the last reset, so long measurements stay in memory. */
export const createRecorder = (now: () => number): Recorder => {
  let ring: OpenCall[] = [];
  let count = 0;
  let bodyBytes = 0;
  return {
    open: (request) => {
      const call: OpenCall = { method: request.method, path: request.url, status: 0, at: now(), ms: 0 };
      ring[count % MOST_CALLS] = call;
      count += 1;
      return call;
    },
    close: (call, request, status) => {
      call.status = status;
      call.ms = now() - call.at;
      if (request.body === undefined || request.body === null) return;
      bodyBytes += Number(request.headers['content-length'] ?? 0);
      if (bodyBytes <= MOST_BODY_BYTES) call.body = request.body;
    },
    calls: () => (count <= MOST_CALLS ? ring : [...ring.slice(count % MOST_CALLS), ...ring.slice(0, count % MOST_CALLS)]),
    reset: () => {
      ring = [];
      count = 0;
      bodyBytes = 0;
    },
  };
};
