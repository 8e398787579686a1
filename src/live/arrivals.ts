import { setTimeout as wait } from 'node:timers/promises';
import type { Store } from '../store/create-store.ts';
import type { StoredEvent } from '../store/events/read-events.ts';
import type { EventsListener } from '../store/events/subscribe-events.ts';

/** Events become visible with their commit, so one may appear after others that were written so much later, in milliseconds. */
const SLACK_MS = 60_000;
const BATCH = 500;
const FIRST_RETRY_MS = 100;
const LAST_RETRY_MS = 5000;

export interface ArrivalOptions {
  readonly events: Store['events'];
  /** By the database's clock: nothing older is ever told. */
  readonly startedAt: number;
  /** Whether anybody would hear it. */
  readonly isWanted: () => boolean;
  /** Told of each event once, in no strict order. May reject: it is told again. */
  readonly deliver: (events: readonly StoredEvent[]) => Promise<void>;
  readonly onError: (error: unknown) => void;
}

/** Reads what the database announces: each event once, those of a lost connection afterwards, and again whatever could not be read. */
export const createArrivals = ({ events, startedAt, isWanted, deliver, onError }: ArrivalOptions): EventsListener & { readonly close: () => Promise<void> } => {
  const closing = new AbortController();
  const seen = new Map<string, number>();
  let waiting: string[] = [];
  let lastAt = startedAt;
  let hasGap = false;
  let running: Promise<void> | null = null;

  const remember = (ids: readonly string[], at: number): void => {
    lastAt = Math.max(lastAt, at);
    for (const id of ids) seen.set(id, at);
    for (const [id, seenAt] of seen) {
      if (seenAt >= lastAt - SLACK_MS) break;
      seen.delete(id);
    }
  };
  const hand = async (found: readonly StoredEvent[]): Promise<void> => {
    const fresh = found.filter(({ id }) => !seen.has(id));
    if (fresh.length > 0) await deliver(fresh);
    for (const { id, at } of fresh) remember([id], at);
  };
  const readWaiting = async (): Promise<void> => {
    const ids = waiting.slice(0, BATCH);
    await hand(await events.read(ids.filter((id) => !seen.has(id))));
    waiting = waiting.slice(ids.length);
  };
  const readGap = async (): Promise<void> => {
    hasGap = false;
    const since = Math.max(startedAt, lastAt - SLACK_MS);
    try {
      for (let after: string | undefined = '0'; after !== undefined; ) {
        const page: readonly StoredEvent[] = await events.readSince({ since, after, limit: BATCH });
        await hand(page);
        after = page.at(-1)?.id;
      }
    } catch (error) {
      hasGap = true;
      throw error;
    }
  };
  const drain = async (): Promise<void> => {
    for (let retry = FIRST_RETRY_MS; (hasGap || waiting.length > 0) && !closing.signal.aborted; ) {
      try {
        await (hasGap ? readGap() : readWaiting());
        retry = FIRST_RETRY_MS;
      } catch (error) {
        onError(error);
        await wait(retry, undefined, { signal: closing.signal }).catch(() => undefined);
        retry = Math.min(retry * 2, LAST_RETRY_MS);
      }
    }
  };
  const start = (): void => {
    running ??= drain().finally(() => {
      running = null;
    });
  };
  return {
    onEvents: ({ ids, at }) => {
      if (!isWanted()) return remember(ids, at);
      waiting.push(...ids);
      start();
    },
    onGap: () => {
      hasGap = true;
      start();
    },
    close: async () => {
      closing.abort();
      await running;
    },
  };
};
