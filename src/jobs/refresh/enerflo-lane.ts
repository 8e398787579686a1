import type { Enerflo } from '../../sources/enerflo/enerflo.ts';
import { readToldChangeOrders, readToldProject } from '../../sources/enerflo/read-told.ts';
import type { Store } from '../../store/create-store.ts';
import { proposeLinksFor } from '../../usecases/link-customers.ts';
import { keepTold } from './keep-told.ts';
import { oneAtATime } from './one-at-a-time.ts';
import type { Lane } from './refresh.ts';
import { NotThereYet } from './refresh-error.ts';
import { refreshNotes } from './refresh-notes.ts';

const SOURCE = 'enerflo';
const CALLS = 4;

/** Every event of an install carries all its change orders: more of them than this at once say nothing new. */
const ORDER_EVENTS = 20;

/** Installs whole with their milestones, by their id or their deal; notes by install; leads and who they are; projects and change orders as events tell them. */
export const enerfloLane = (enerflo: Enerflo, store: Store, now: () => number): Lane => {
  const install = oneAtATime(async (id, call) => {
    const readAt = now();
    const found = await enerflo.installById(id, call);
    if (found === null) return void (await store.mirror.deleteInstalls([id], readAt));
    await store.mirror.writeInstalls([{ record: found, fetchedAt: readAt }]);
    // The deal that waits for this install has it now.
    if (found.dealId !== null) await store.inbox.wake([{ source: SOURCE, entity: 'deal', id: found.dealId }], now());
  });

  const deal = oneAtATime(async (dealId, call) => {
    const readAt = now();
    const found = await enerflo.installByDealId(dealId, call);
    if (found === null) throw new NotThereYet('Enerflo has no install of this deal yet.');
    await store.mirror.writeInstalls([{ record: found, fetchedAt: readAt }]);
  });

  const customer = oneAtATime(async (id, call) => {
    const readAt = now();
    const found = await enerflo.customerById(id, call);
    if (found === null) {
      await store.mirror.delete('lead', [{ id, source: SOURCE }], readAt);
      await store.links.propose(id, []);
    } else {
      await store.mirror.write('lead', [{ record: found, fetchedAt: readAt }]);
      await proposeLinksFor([found], { store, now });
    }
  });

  const project = keepTold('project', store, 1, async (_dealId, told) =>
    store.mirror.write(
      'project',
      told.map(({ body, receivedAt }) => ({ record: readToldProject(body), fetchedAt: receivedAt })),
    ),
  );

  const changeOrders = keepTold('changeOrders', store, ORDER_EVENTS, async (installId, told) =>
    store.mirror.write(
      'changeOrder',
      told.flatMap(({ body, receivedAt }) => readToldChangeOrders(body, installId).map((record) => ({ record, fetchedAt: receivedAt }))),
    ),
  );

  return { source: SOURCE, slots: CALLS, refreshes: { install, deal, customer, project, changeOrders, note: refreshNotes(enerflo, store, now) } };
};
