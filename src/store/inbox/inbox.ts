import type { EntityRef } from '../../domain/events/entity-ref.ts';
import type { Receipt, ReceivedEvent } from '../../domain/events/received-event.ts';
import type { Engine } from '../engine/engine.ts';
import { repeatOnConflict } from '../engine/transact.ts';
import { askRefreshes } from './ask-refreshes.ts';
import { type Claim, type ClaimRequest, claimRefreshes } from './claim-refreshes.ts';
import { type Failed, failRefreshes } from './fail-refreshes.ts';
import { finishRefreshes } from './finish-refreshes.ts';
import { createGroupCommit } from './group-commit.ts';
import { countEvents, type EventQuery, type EventState, listEvents, readEvent } from './list-events.ts';
import { measureInbox } from './measure-inbox.ts';
import { hasEventsOf, type Kind, readAwaited, type Told } from './read-awaited.ts';
import { readWaiting } from './read-waiting.ts';
import { receiveEvents } from './receive-events.ts';
import { redriveEvents } from './redrive-events.ts';
import { tidyInbox } from './tidy-inbox.ts';
import { type InboxRow, toInboxRow } from './to-inbox-row.ts';
import { readUnusable, type Understood, understandEvent } from './unusable-events.ts';
import { wakeRefreshes } from './wake-refreshes.ts';

const GROUP = { items: 100, bytes: 4 * 1024 * 1024, waitingBytes: 128 * 1024 * 1024 };

export type Inbox = ReturnType<typeof inboxOn>;

/** Events in, and what has to be read because of them. All times are the caller's clock, in milliseconds since the epoch. */
export const inboxOn = ({ reads, routine, writes }: Engine) => {
  const store = createGroupCommit<InboxRow, Receipt>(
    (events) => repeatOnConflict(() => receiveEvents(routine, events)),
    ({ body }) => body.length,
    GROUP,
  );
  return {
    /** Resolves when the event is stored and will be worked on, whatever happens to this process; rejects when that is not sure. */
    receive: async (event: ReceivedEvent) => store(toInboxRow(event)),
    claim: (request: ClaimRequest) => claimRefreshes(routine, request),
    finish: (claims: readonly Claim[]) => repeatOnConflict(() => finishRefreshes(routine, claims)),
    fail: (failed: readonly Failed[]) => repeatOnConflict(() => failRefreshes(routine, failed)),
    wake: (refs: readonly EntityRef[], now: number) => wakeRefreshes(routine, refs, now),
    ask: (refs: readonly EntityRef[], now: number) => repeatOnConflict(() => askRefreshes(routine, refs, now)),
    list: (query: EventQuery) => listEvents(reads, query),
    count: (state: EventState | null) => countEvents(reads, state),
    read: (id: string) => readEvent(reads, id),
    unusable: (ids: readonly string[]) => readUnusable(writes, ids),
    understand: (id: string, understood: Understood) => understandEvent(writes, id, understood),
    redrive: (ids: readonly string[], now: number) => repeatOnConflict(() => redriveEvents(writes, ids, now)),
    hasEventsOf: (kind: Kind, since: number) => hasEventsOf(writes, kind, since),
    awaited: (refs: readonly Told[]) => readAwaited(routine, refs),
    waiting: (ref: EntityRef, limit: number) => readWaiting(routine, ref, limit),
    measure: () => measureInbox(reads),
    tidy: (now: number, limit: number) => tidyInbox(writes, now, limit),
  };
};
