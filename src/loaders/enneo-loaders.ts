import type DataLoader from 'dataloader';
import type { EnneoContract, EnneoCustomer } from '../domain/enneo-record.ts';
import type { Conversation, Ticket } from '../domain/ticket.ts';
import type { Reader } from '../reader/create-reader.ts';
import type { ReadContext } from '../reader/read.ts';
import { listLoader, recordLoader } from './batch.ts';

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

export const createEnneoLoaders = (reader: Reader, context: ReadContext): EnneoLoaders => ({
  ticketById: recordLoader(reader.tickets, context),
  wholeTicketById: recordLoader(reader.wholeTickets, context),
  ticketsByContractId: listLoader(reader.ticketsOfContracts, context),
  ticketsByCustomerId: listLoader(reader.ticketsOfCustomers, context),
  historyByContractId: listLoader(reader.histories, context),
  conversationsByTicketId: listLoader(reader.conversations, context),
  customerById: recordLoader(reader.enneoCustomers, context),
  customerByContractId: recordLoader(reader.enneoCustomersOfContracts, context),
  customerByTicketId: recordLoader(reader.enneoCustomersOfTickets, context),
  contractById: recordLoader(reader.enneoContracts, context),
});
