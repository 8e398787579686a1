import type { ReceivedEvent } from '../../../src/domain/events/received-event.ts';
import { createRefresher, type Refresher } from '../../../src/jobs/refresh/create-refresher.ts';
import { enerfloLane } from '../../../src/jobs/refresh/enerflo-lane.ts';
import { enneoLane } from '../../../src/jobs/refresh/enneo-lane.ts';
import { erpLane } from '../../../src/jobs/refresh/erp-lane.ts';
import type { InboxEvent } from '../../../src/store/inbox/list-events.ts';
import { eventOf } from '../../store/inbox/event.ts';
import type { StorePlace } from '../../support/on-both-engines.ts';
import { openStage, type Stage } from '../stage.ts';

type Ref = ReceivedEvent['refreshes'][number];

/** The sandbox, a store, and a worker whose clock the test moves. */
export interface RefreshingStage extends Stage {
  readonly errors: readonly Error[];
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly pass: (ms: number) => void;
  readonly receive: (...refreshes: readonly Ref[]) => Promise<unknown>;
  readonly refresher: Refresher;
  readonly createWorker: () => Refresher;
  /** Works until nothing is due. */
  readonly work: () => Promise<void>;
  /** Newest first. */
  readonly events: () => Promise<readonly InboxEvent[]>;
}

export const openRefreshingStage = async (place: StorePlace): Promise<RefreshingStage> => {
  const stage = await openStage(place);
  const { sources, store } = stage;
  let clock = Date.now();
  const now = (): number => clock;
  const errors: Error[] = [];
  const lanes = [erpLane(sources.erp, store, now), enneoLane(sources.enneo, store, now), enerfloLane(sources.enerflo, store, now)];
  const createWorker = () => createRefresher({ store, lanes, now, random: () => 1, onError: (error) => errors.push(error) });
  const refresher = createWorker();
  return {
    ...stage,
    ...{ errors, now, refresher, createWorker },
    pass: (ms) => {
      clock += ms;
    },
    receive: (...refreshes) => store.inbox.receive(eventOf({ receivedAt: clock, refreshes })),
    work: async () => {
      while ((await refresher.begin()) > 0 || !refresher.isIdle()) await refresher.ended();
    },
    events: () => store.inbox.list({ state: null, after: null, limit: 200 }),
  };
};
