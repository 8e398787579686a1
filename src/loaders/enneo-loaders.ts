import type DataLoader from 'dataloader';
import type { CallContext } from '../domain/call.ts';
import type { EnneoContract, EnneoCustomer } from '../domain/enneo-record.ts';
import type { Conversation, Ticket } from '../domain/ticket.ts';
import type { Enneo } from '../sources/enneo/enneo.ts';
import { groupBy, indexById, listLoader, mapLoader, singleLoader } from './batch.ts';

/** `POST /ticket/search` answers at most 500 rows. */
const MAX_IDS = 500;

export interface EnneoLoaders {
  /** One id: the whole ticket. Several: compact rows in one call, whose long fields `wholeTicketById` completes. */
  readonly ticketById: DataLoader<string, Ticket | null>;
  readonly wholeTicketById: DataLoader<string, Ticket | null>;
  /** Newest first. */
  readonly ticketsByContractId: DataLoader<string, readonly Ticket[]>;
  readonly ticketsByCustomerId: DataLoader<string, readonly Ticket[]>;
  /** Oldest first. */
  readonly historyByContractId: DataLoader<string, readonly Ticket[]>;
  readonly conversationsByTicketId: DataLoader<string, readonly Conversation[]>;
  readonly customerById: DataLoader<string, EnneoCustomer | null>;
  readonly customerByContractId: DataLoader<string, EnneoCustomer | null>;
  readonly customerByTicketId: DataLoader<string, EnneoCustomer | null>;
  readonly contractById: DataLoader<string, EnneoContract | null>;
}

export const createEnneoLoaders = (enneo: Enneo, call: CallContext): EnneoLoaders => {
  const wholeTicketById = singleLoader((id: string) => enneo.ticketById(id, call));
  const readTickets = async (ids: readonly string[]): Promise<ReadonlyMap<string, Ticket>> => {
    const [only, ...others] = ids;
    if (only === undefined || others.length > 0) return indexById(await enneo.ticketsByIds(ids, call));
    const ticket = await wholeTicketById.load(only);
    return new Map(ticket === null ? [] : [[only, ticket]]);
  };
  return {
    wholeTicketById,
    ticketById: mapLoader(readTickets, MAX_IDS),
    ticketsByContractId: listLoader(async (ids) => groupBy(await enneo.ticketsByContractIds(ids, call), (ticket) => ticket.contractId), MAX_IDS),
    ticketsByCustomerId: listLoader(async (ids) => groupBy(await enneo.ticketsByCustomerIds(ids, call), (ticket) => ticket.customerId), MAX_IDS),
    historyByContractId: singleLoader((id: string) => enneo.contractHistory(id, call)),
    conversationsByTicketId: singleLoader((id: string) => enneo.conversationsByTicketId(id, call)),
    customerById: singleLoader((id: string) => enneo.customerById(id, call)),
    customerByContractId: singleLoader((id: string) => enneo.customerByContractId(id, call)),
    customerByTicketId: singleLoader((id: string) => enneo.customerByTicketId(id, call)),
    contractById: singleLoader((id: string) => enneo.contractById(id, call)),
  };
};
