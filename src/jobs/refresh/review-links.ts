import type { Store } from '../../store/create-store.ts';

const MOST = 20;

/**
 * Customers of the ERP who changed: the rules look again at the customers of Enerflo they are linked with, or may be. Whom nobody thought of
 * yet is found when Enerflo tells of him, and by the nightly sync.
 */
export const reviewLinks = async ({ links, inbox }: Store, erpCustomerIds: readonly string[], now: number): Promise<void> => {
  if (erpCustomerIds.length === 0) return;
  const thought = (await links.ofErp(erpCustomerIds)).filter(({ state }) => state === 'found' || state === 'candidate');
  const ids = [...new Set(thought.map(({ enerfloCustomerId }) => enerfloCustomerId))].slice(0, MOST);
  await inbox.ask(
    ids.map((id) => ({ source: 'enerflo', entity: 'customer', id })),
    now,
  );
};
