import type { Kysely } from 'kysely';
import type { LockTask } from '../lock/task-lock.ts';
import type { Tables } from '../tables.ts';

/** Stops listening. */
export type StopListening = () => Promise<void>;

export interface Listener {
  onMessage(payload: string): void;
  /** Listening was interrupted and goes on: messages may have been missed. */
  onGap(): void;
}

export type ExecuteSql = (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }>;

/** A PostgreSQL to speak to, embedded or served. */
export interface Engine {
  /** What a caller may rely on, in a sentence. */
  readonly promise: string;
  /** For writing, migrating and whatever takes its time. */
  readonly writes: Kysely<Tables>;
  /** As `writes`, for statements of few texts that come again and again (events, records read again): planned once, for any values. */
  readonly routine: Kysely<Tables>;
  /** For people who wait: read only and cut off after `READ_TIMEOUT_MS` where the engine can. */
  readonly reads: Kysely<Tables>;
  /** As `reads`, for statements of few texts that are asked again and again: planned once, for any values. */
  readonly lookups: Kysely<Tables>;
  /** For what may run once at a time on this database. */
  readonly lockTask: LockTask;
  /** For a library that brings its own statements and tables: one statement with values, or several without. */
  readonly executeSql: ExecuteSql;
  listen(channel: string, listener: Listener): Promise<StopListening>;
  close(): Promise<void>;
}

export const READ_TIMEOUT_MS = 2000;
