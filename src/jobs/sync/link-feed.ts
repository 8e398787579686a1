import type { Enerflo } from '../../sources/enerflo/enerflo.ts';
import type { Store } from '../../store/create-store.ts';
import { proposeLinksFor } from '../../usecases/link-customers.ts';
import type { Feed } from './feed.ts';

const PAGE = 100;

/** Who Enerflo's customers are in the ERP. After customers, contracts and installs: rules look for them in the mirror. Links that are right stay as they are. */
export const linkFeed = (enerflo: Enerflo, store: Store, now: () => number): Feed => ({
  source: 'enerflo',
  entity: 'link',
  ahead: 1,
  readPage: async (cursor, { ask }) => {
    const page = Number(cursor ?? 1);
    const { customers, total } = await ask((call) => enerflo.customerPage(page, PAGE, call));
    const next = customers.length > 0 && page * PAGE < total ? String(page + 1) : null;
    const write = async () => {
      await proposeLinksFor(customers, { store, now });
      return { seen: customers.length, written: [], gone: [] };
    };
    return { size: customers.length, next, total, write };
  },
  estimate: null,
  unseen: null,
});
