import type { TicketTruth, World } from '../../world/truth.ts';

/** Tickets looked at for external ids: the newest. */
const MOST_SCANNED = 200_000;

/** Finds tickets by external id; the world has no such index. */
export interface ExternalIds {
  find(externalId: string): TicketTruth | undefined;
  /** To be told of every ticket written. */
  note(ticket: TicketTruth): void;
  reset(): void;
}

const readAll = ({ tickets }: World): Map<string, number> => {
  const ids = new Map<string, number>();
  for (let index = Math.max(0, tickets.size - MOST_SCANNED); index < tickets.size; index += 1) {
    const ticket = tickets.at(index);
    if (ticket?.externalTicketId) ids.set(ticket.externalTicketId, ticket.id);
  }
  return ids;
};

/** Reads the world once, when first asked. */
export const createExternalIds = (world: World): ExternalIds => {
  let ids: Map<string, number> | null = null;
  return {
    find: (externalId) => {
      ids ??= readAll(world);
      const ticket = world.tickets.get(String(ids.get(externalId)));
      return ticket?.externalTicketId === externalId ? ticket : undefined;
    },
    note: ({ id, externalTicketId }) => {
      if (externalTicketId !== null) ids?.set(externalTicketId, id);
    },
    reset: () => {
      ids = null;
    },
  };
};
