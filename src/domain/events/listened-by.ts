import type { ChangeEvent } from './change-event.ts';

/**
 * Under which ids subscribers of the event's entity hear of it: contracts, customers and installs by their own, tickets by their contract,
 * milestones, notes and change orders by their install, projects by their deal.
 */
export const listenedBy = (event: ChangeEvent): readonly string[] => {
  const { entity, entityId, installId, contractId, details } = event;
  if (entity === 'milestone' || entity === 'note' || entity === 'changeOrder') return present([installId]);
  if (entity === 'ticket') return present([contractId, 'previousContractId' in details ? details.previousContractId : null]);
  return [entityId];
};

const present = (ids: readonly (string | null)[]): readonly string[] => ids.filter((id) => id !== null);
