import type { Enerflo } from '../../sources/enerflo/enerflo.ts';
import type { Store } from '../../store/create-store.ts';
import { proposeLinksFor } from '../../usecases/link-customers.ts';
import { deleteInstalls, writeInstalls } from '../sync/write-installs.ts';
import { oneAtATime } from './one-at-a-time.ts';
import type { Lane } from './refresh.ts';
import { NotThereYet } from './refresh-error.ts';
import { refreshNotes } from './refresh-notes.ts';

const SOURCE = 'enerflo';
const CALLS = 4;

/** Installs whole with their milestones, by their id or their deal; notes by install; customers only for their links, the mirror has none. */
export const enerfloLane = (enerflo: Enerflo, store: Store, now: () => number): Lane => {
  const install = oneAtATime(async (id, call) => {
    const readAt = now();
    const found = await enerflo.installById(id, call);
    if (found === null) return void (await deleteInstalls(store, [id], readAt, {}));
    await writeInstalls(store, [found], readAt, {});
    // The deal that waits for this install has it now.
    if (found.dealId !== null) await store.inbox.wake([{ source: SOURCE, entity: 'deal', id: found.dealId }], now());
  });

  const deal = oneAtATime(async (dealId, call) => {
    const readAt = now();
    const found = await enerflo.installByDealId(dealId, call);
    if (found === null) throw new NotThereYet('Enerflo has no install of this deal yet.');
    await writeInstalls(store, [found], readAt, {});
  });

  const customer = oneAtATime(async (id, call) => {
    const found = await enerflo.customerById(id, call);
    if (found === null) await store.links.propose(id, []);
    else await proposeLinksFor([found], { store, now });
  });

  return { source: SOURCE, slots: CALLS, refreshes: { install, deal, customer, note: refreshNotes(enerflo, store, now) } };
};
