import type { FastifyInstance } from 'fastify';
import type { Collection, World } from './world/truth.ts';

/** What each of the three servers is made from. */
export interface SandboxOptions {
  readonly world: World;
  /** Realistic delays; off for measurements. */
  readonly latency: boolean;
  /** Rate limits and the cap on calls in flight; off for measurements. */
  readonly limits: boolean;
  /** Where webhooks go, `http://127.0.0.1:4000`; null: `emit` answers 409. */
  readonly busbarUrl: string | null;
  /** What webhooks carry where a request to emit names no other; given, Enerflo tells Busbar of changes from the start. */
  readonly webhookSecret?: string | undefined;
}

/** One recorded call of `GET /__sandbox/calls`. */
export interface RecordedCall {
  readonly method: string;
  /** Path and query as received. */
  readonly path: string;
  readonly status: number;
  /** Milliseconds since the epoch at which it arrived. */
  readonly at: number;
  readonly ms: number;
  /** What the system itself answered, whatever a fault made of it: a write with 2xx here has happened. Absent: it never came so far. */
  readonly handled?: number;
  /** JSON body as received, where there was one. */
  readonly body?: unknown;
}

/** `lag` is a hang that goes on although the client has left; `…After` strike when the system has done what was asked; `respace` ends the JSON in blanks as no answer before. */
export const FAULT_KINDS = [
  'latency',
  'status',
  'html429',
  'hang',
  'lag',
  'reset',
  'hangAfter',
  'resetAfter',
  'statusAfter',
  'truncate',
  'malformed',
  'slowbody',
  'respace',
] as const;

/** `PUT /__sandbox/faults` takes a list of these and replaces the faults in force; an empty list clears them. */
export interface Fault {
  /** Substring of `METHOD path`, or a regular expression between slashes; absent: every call. */
  readonly match?: string;
  readonly kind: (typeof FAULT_KINDS)[number];
  /** 0..1, 1 unless told. */
  readonly rate?: number;
  /** Delay for latency, hang, lag and slowbody. */
  readonly ms?: number;
  /** Status for `status` and `statusAfter`, 500 unless told. */
  readonly status?: number;
  /** Body for `malformed` and `status`, where a certain one is wanted. */
  readonly body?: string;
  /** After how many hits it ends; absent: never. */
  readonly times?: number;
}

/** What a server tells the common part: the collections people may look at and change, and how it sends an event. */
export interface SandboxParts {
  readonly name: 'enneo' | 'erp' | 'enerflo';
  /** Typical delay of this system; p99 is about ten times the median. */
  readonly medianMs: number;
  readonly entities: Readonly<Record<string, Collection<never> | Collection<unknown>>>;
  /** Registers the system's own routes. */
  readonly routes: (app: FastifyInstance) => void;
  /** Sends webhooks to Busbar; answers how many were delivered with which status. */
  readonly emit?: (request: unknown) => Promise<unknown>;
  /** Forgets this server's own state (writes live in the world, which the common part resets). */
  readonly reset?: () => void;
}
