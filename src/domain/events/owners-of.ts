import type { Entity, MirrorRecords } from '../entity.ts';

const OWNERS: { readonly [E in Entity]: (record: MirrorRecords[E]) => readonly (string | null)[] } = {
  changeOrder: ({ installId }) => [installId],
  contract: ({ customer }) => [customer.id],
  customer: ({ id }) => [id],
  install: ({ dealId }) => [dealId],
  lead: () => [],
  milestone: ({ installId }) => [installId],
  note: ({ installId }) => [installId],
  project: () => [],
  ticket: ({ contractId, customerId }) => [contractId, customerId],
};

/** Under whose ids lists are kept that this record is in. */
export const ownersOf = <E extends Entity>(entity: E, record: MirrorRecords[E]): readonly string[] => OWNERS[entity](record).filter((id) => id !== null);
