import type { Entity } from '../domain/entity.ts';
import { listenedBy } from '../domain/events/listened-by.ts';
import type { Store } from '../store/create-store.ts';
import type { StoredEvent } from '../store/events/read-events.ts';
import { createArrivals } from './arrivals.ts';
import { createHub, type Hub } from './hub.ts';
import { onePerWrite } from './one-per-write.ts';
import type { Told } from './told.ts';

/** What happens to records, whichever instance writes it. */
export interface Changes {
  /** Everything from now on, under one of the ids of `listenedBy`. Throws `TooSlow` for a listener with more than `MAX_WAITING` events waiting. */
  readonly of: <E extends Entity>(entity: E, id: string) => AsyncIterableIterator<Told<E>>;
  /** Ends all of them. */
  readonly close: () => Promise<void>;
}

/** Events that may wait for one subscriber. */
export const MAX_WAITING = 100;

type Hubs = { readonly [E in Entity]: Hub<Told<E>> };

/** One connection listens for all subscribers of an instance; an event and its record are read once for all of them. */
export const createChanges = async ({ events, mirror }: Pick<Store, 'events' | 'mirror'>, onError: (error: unknown) => void): Promise<Changes> => {
  const hubs: Hubs = {
    changeOrder: createHub(MAX_WAITING),
    contract: createHub(MAX_WAITING),
    customer: createHub(MAX_WAITING),
    install: createHub(MAX_WAITING),
    lead: createHub(MAX_WAITING),
    milestone: createHub(MAX_WAITING),
    note: createHub(MAX_WAITING),
    project: createHub(MAX_WAITING),
    ticket: createHub(MAX_WAITING),
  };
  /** Reads first; answers how to tell it then, so that a failed read tells nobody half of it. */
  const prepare = async <E extends Entity>(entity: E, all: readonly StoredEvent[]): Promise<() => void> => {
    const hub: Hub<Told<E>> = hubs[entity];
    const wanted = all.filter((event) => event.entity === entity && listenedBy(event).some(hub.has));
    const rows = await mirror.read(
      entity,
      wanted.map(({ entityId }) => entityId),
    );
    return () => {
      for (const event of wanted) {
        const mirrored = rows.find(({ id, source, deletedAt }) => id === event.entityId && source === event.source && deletedAt === null) ?? null;
        for (const key of new Set(listenedBy(event))) hub.tell(key, { event, mirrored });
      }
    };
  };
  const deliver = async (found: readonly StoredEvent[]): Promise<void> => {
    const all = onePerWrite(found);
    const tellings = await Promise.all([
      prepare('changeOrder', all),
      prepare('contract', all),
      prepare('customer', all),
      prepare('install', all),
      prepare('lead', all),
      prepare('milestone', all),
      prepare('note', all),
      prepare('project', all),
      prepare('ticket', all),
    ]);
    for (const tell of tellings) tell();
  };
  const isWanted = (): boolean => Object.values(hubs).some((hub) => !hub.isEmpty());
  const arrivals = createArrivals({ events, startedAt: await events.clock(), isWanted, deliver, onError });
  const stopListening = await events.subscribe(arrivals);
  return {
    of: (entity, id) => {
      const hub: Hub<Told<typeof entity>> = hubs[entity];
      return hub.listen(id);
    },
    close: async () => {
      for (const hub of Object.values(hubs)) hub.close();
      await stopListening();
      await arrivals.close();
    },
  };
};
