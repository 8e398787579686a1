import type { Enneo } from '../../sources/enneo/enneo.ts';
import type { Store } from '../../store/create-store.ts';
import { oneAtATime } from './one-at-a-time.ts';
import type { Lane } from './refresh.ts';

const SOURCE = 'enneo';
const CALLS = 4;

/** Whole tickets: a search would answer compact rows only. */
export const enneoLane = (enneo: Enneo, { mirror }: Store, now: () => number): Lane => {
  const refreshTicket = oneAtATime(async (id, call) => {
    const readAt = now();
    const record = await enneo.ticketById(id, call);
    if (record === null) await mirror.delete('ticket', [{ id, source: SOURCE }], readAt);
    else await mirror.write('ticket', [{ record, fetchedAt: readAt }]);
  });
  return { source: SOURCE, slots: CALLS, refreshes: { ticket: refreshTicket } };
};
