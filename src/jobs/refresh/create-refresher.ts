import type { EntityRef } from '../../domain/events/entity-ref.ts';
import type { Store } from '../../store/create-store.ts';
import type { Claim } from '../../store/inbox/claim-refreshes.ts';
import type { Lane, Refresh } from './refresh.ts';
import { Unreadable } from './refresh-error.ts';
import { runBatch } from './run-batch.ts';

export interface RefresherOptions {
  readonly store: Pick<Store, 'inbox'>;
  readonly lanes: readonly Lane[];
  readonly now: () => number;
  readonly random: () => number;
  /** Told of what nobody expected; the work goes on. */
  readonly onError: (error: Error) => void;
}

export interface Refresher {
  /** Begins what is due and there is room for; answers how many records. */
  readonly begin: () => Promise<number>;
  /** Resolves when something that was begun is over; at once when nothing is under way. */
  readonly ended: () => Promise<void>;
  readonly isIdle: () => boolean;
  /** Breaks off what is under way: it is tried again by whoever comes next. */
  readonly abort: () => void;
}

/** A reading has so long, in milliseconds; a worker that says nothing for longer is dead, and others have his work. */
const DEADLINE_MS = 20_000;
const LEASE_MS = 25_000;

/** Every source has a lane of its own, so that one that does not answer keeps nobody waiting at the others; people's reads go before. */
export const createRefresher = ({ store: { inbox }, lanes, now, random, onError }: RefresherOptions): Refresher => {
  const stop = new AbortController();
  const underWay = new Set<Promise<void>>();
  const free = new Map(lanes.map(({ source, slots }) => [source, slots]));
  const give = (source: string, slots: number): void => void free.set(source, (free.get(source) ?? 0) + slots);

  const run = async (source: string, refresh: Refresh, claims: readonly Claim[]): Promise<void> => {
    const call = { signal: stop.signal, deadline: now() + DEADLINE_MS, priority: 'background', record: () => undefined } as const;
    give(source, -claims.length);
    try {
      await runBatch(refresh, claims, call, { inbox, now, random, onError });
    } catch (error) {
      onError(error instanceof Error ? error : new Error(String(error)));
    } finally {
      give(source, claims.length);
    }
  };
  const start = (source: string, refresh: Refresh, claims: readonly Claim[]): void => {
    const running = run(source, refresh, claims).finally(() => underWay.delete(running));
    underWay.add(running);
  };

  return {
    begin: async () => {
      const claims = await inbox.claim({ slots: free, now: now(), until: now() + LEASE_MS });
      for (const { source, refreshes } of lanes)
        for (const [entity, group] of Map.groupBy(
          claims.filter((claim) => claim.source === source),
          (claim) => claim.entity,
        )) {
          const refresh = refreshes[entity] ?? unknown(entity);
          for (const batch of inBatches(group, refresh.batch)) start(source, refresh, batch);
        }
      return claims.length;
    },
    ended: async () => void (await Promise.race(underWay.size === 0 ? [Promise.resolve()] : underWay)),
    isIdle: () => underWay.size === 0,
    abort: () => stop.abort(),
  };
};

const inBatches = <T>(items: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));

/** A version that knew it may have marked it. */
const unknown = (entity: EntityRef['entity']): Refresh => ({
  batch: 1,
  run: () => Promise.reject(new Unreadable(`Nothing here reads a ${entity} of this source.`)),
});
