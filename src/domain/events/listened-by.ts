import type { ChangeEvent } from './change-event.ts';

/**
 * Under which ids subscribers of the event's entity hear of it: contracts, customers and installs by their own, tickets by their contract,
 * milestones and notes by their install.
 */
export const listenedBy = (event: ChangeEvent): readonly string[] => {
  const { entity, entityId, installId, contractId, details } = event;
  if (entity === 'milestone' || entity === 'note') return present([installId]);
  if (entity === 'ticket') return present([contractId, 'previousContractId' in details ? details.previousContractId : null]);
  return [entityId];
};

const present = (ids: readonly (string | null)[]): readonly string[] => ids.filter((id) => id !== null);
