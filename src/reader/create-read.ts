import { LRUCache } from 'lru-cache';
import { NotStored } from '../domain/not-stored.ts';
import type { Source } from '../domain/source.ts';
import { SourceError } from '../domain/source-error.ts';
import { childOf } from '../domain/trace.ts';
import { createExpiries } from './expiries.ts';
import { Flights, type Landed, type OnLanded, type ReadMany } from './flights.ts';
import type { Read, ReadContext, ReadState, Reads } from './read.ts';
import { announceRead } from './read-channel.ts';

/** A record as the process or the mirror keeps it. */
export interface Kept<T> {
  readonly record: T;
  /** When the read began that brought it, in milliseconds since the epoch. */
  readonly fetchedAt: number;
  /** false: serves only when its source does not answer, however young. */
  readonly isYoung?: boolean;
}

/** How one kind of record is read. */
export interface ReadPlan<T> {
  /** `customer`; for messages. */
  readonly name: string;
  readonly source: Source;
  /** Milliseconds a record is young enough when the client says nothing. */
  readonly maxAgeMs: number;
  /** Records the process keeps. */
  readonly cacheSize: number;
  readonly readLive: ReadMany<T>;
  /** Of any age; a key that is absent was never seen. Never throws: a mirror that does not answer is an empty one. */
  readonly readMirror: (keys: readonly string[]) => Promise<ReadonlyMap<string, Kept<T>>>;
  /** Told once what a live read brought, and which keys the source does not know. */
  readonly keep: (found: ReadonlyMap<string, Kept<T>>, unknown: readonly string[], at: number) => void;
}

export interface Reading<T> {
  readonly read: (keys: readonly string[], context: ReadContext) => Promise<Reads<T>>;
  /** The process cache forgets what it read of these before that moment, in milliseconds since the epoch. */
  readonly forget: (keys: readonly string[], before: number) => void;
  readonly forgetAll: () => void;
  /** Keys of what the process keeps. */
  readonly keys: () => readonly string[];
  /** These were changed at the source: what was read before now is no longer young, wherever it is kept or still under way; null: all. */
  readonly expire: (keys: readonly string[] | null) => void;
}

/** The one freshness rule: process cache → mirror → live → stale. */
export const createRead = <T extends object>(plan: ReadPlan<T>, now: () => number): Reading<T> => {
  const cache = new LRUCache<string, Kept<T>>({ max: plan.cacheSize });
  const expiries = createExpiries(plan.cacheSize);
  const remember = (key: string, kept: Kept<T>): void => {
    const known = cache.get(key);
    if (known === undefined || known.fetchedAt <= kept.fetchedAt) cache.set(key, kept);
  };
  const onLanded: OnLanded<T> = (found, keys, fetchedAt) => {
    const kept = new Map<string, Kept<T>>();
    for (const [key, record] of found) if (!(record instanceof Error)) kept.set(key, { record, fetchedAt });
    for (const [key, one] of kept) remember(key, one);
    const unknown = keys.filter((key) => !found.has(key));
    for (const key of unknown) cache.delete(key);
    plan.keep(kept, unknown, fetchedAt);
  };
  const flights = new Flights<T>(plan.readLive, onLanded, now);

  const read = async (keys: readonly string[], context: ReadContext): Promise<Reads<T>> => {
    requireWaiting(plan, context);
    const reads = new Map<string, Read<T> | Error>();
    const oldest = now() - (context.policy.maxAgeMs ?? plan.maxAgeMs);
    const isYoung = (key: string, kept: Kept<T>): boolean => kept.fetchedAt > oldest && kept.fetchedAt >= expiries.of(key) && kept.isYoung !== false;
    const serve = (key: string, kept: Kept<T> | undefined, state: ReadState): void => {
      if (kept === undefined || (state === 'CACHED' && !isYoung(key, kept))) return;
      const one = { record: kept.record, fetchedAt: kept.fetchedAt, state };
      reads.set(key, one);
      context.served(plan.source, one);
    };
    const unread = (): readonly string[] => wanted.filter((key) => !reads.has(key));
    const wanted = [...new Set(keys)];

    for (const key of wanted) serve(key, cache.get(key), 'CACHED');
    const mirrored = context.policy.maxAgeMs === 0 ? null : await readMirror(plan, unread());
    for (const [key, kept] of mirrored ?? []) {
      if (kept.isYoung !== false) remember(key, kept);
      serve(key, kept, 'CACHED');
    }
    // Others may have read it meanwhile: asking the mirror takes longest when many ask at once.
    if (mirrored !== null) for (const key of unread()) serve(key, cache.get(key), 'CACHED');

    requireWaiting(plan, context);
    const landed = context.policy.onlyIfCached ? null : await flights.read(unread(), context);
    for (const [key, { value, startedAt }] of landed ?? [])
      if (value !== null && !(value instanceof Error)) serve(key, { record: value, fetchedAt: startedAt }, 'LIVE');

    const failed = unread().filter((key) => landed?.get(key)?.value !== null);
    const fallback = mirrored ?? (await readMirror(plan, failed));
    for (const key of failed) {
      serve(key, newer(cache.get(key), fallback.get(key)), 'STALE');
      if (!reads.has(key)) reads.set(key, toError(plan, landed?.get(key)));
    }
    return reads;
  };
  const readTraced = async (keys: readonly string[], context: ReadContext): Promise<Reads<T>> => {
    if (!context.trace?.isSampled) return read(keys, context);
    const trace = childOf(context.trace);
    const begun = now();
    const reads = await read(keys, { ...context, trace });
    const failed = [...reads.values()].filter((one) => one instanceof Error).length;
    announceRead({ name: plan.name, source: plan.source, records: keys.length, failed, ms: now() - begun, trace });
    return reads;
  };
  const forget = (keys: readonly string[], before: number): void => {
    for (const key of keys) if ((cache.peek(key)?.fetchedAt ?? before) < before) cache.delete(key);
  };
  const expire = (keys: readonly string[] | null): void => {
    expiries.mark(keys, now());
    flights.leave(keys);
  };
  return { read: readTraced, forget, forgetAll: () => cache.clear(), keys: () => [...cache.keys()], expire };
};

/** A client that has gone is read nothing for: nobody could call it off. */
const requireWaiting = <T>({ source, name }: ReadPlan<T>, { signal }: ReadContext): void => {
  if (signal.aborted) throw new SourceError(source, name, 'cancelled');
};

const readMirror = async <T>(plan: ReadPlan<T>, keys: readonly string[]): Promise<ReadonlyMap<string, Kept<T>>> =>
  keys.length === 0 ? new Map() : plan.readMirror(keys);

const newer = <T>(one: Kept<T> | undefined, other: Kept<T> | undefined): Kept<T> | undefined => {
  if (one === undefined || other === undefined) return one ?? other;
  return one.fetchedAt >= other.fetchedAt ? one : other;
};

const toError = <T>(plan: ReadPlan<T>, landed: Landed<T> | undefined): Error => (landed?.value instanceof Error ? landed.value : new NotStored(plan.source));
