import type { CallContext } from '../../domain/call.ts';
import type { EnneoContract, EnneoCustomer } from '../../domain/enneo-record.ts';
import type { Conversation, Ticket } from '../../domain/ticket.ts';
import type { ContractImport } from './contract-import.ts';

/** One filter of `POST /ticket/search`; keys carry their prefix, `t.contractId`. */
export type TicketFilter =
  | { readonly key: string; readonly comparator: 'in' | 'not in'; readonly values: readonly string[] }
  | { readonly key: string; readonly comparator: '=' | '!=' | '>' | '<' | '>=' | '<='; readonly value: string }
  | { readonly key: string; readonly comparator: 'between'; readonly from: string; readonly to: string };

export interface TicketQuery {
  readonly filters: readonly TicketFilter[];
  /** `t.id`, `t.createdAt` … */
  readonly orderBy: string;
  readonly direction: 'asc' | 'desc';
  /** 1..500 */
  readonly limit: number;
  readonly offset: number;
}

export interface TicketPage {
  /** Rows that cannot be read are left out and announced. */
  readonly tickets: readonly Ticket[];
  readonly total: number;
  /** How many rows came, unreadable ones included. */
  readonly rows: number;
}

/** Structured search of a contract; any subset. */
export interface ContractSearch {
  readonly contractId?: string;
  readonly customerId?: string;
  readonly firstname?: string;
  readonly lastname?: string;
  readonly fullname?: string;
  /** `YYYY-MM-DD` */
  readonly birthday?: string;
  readonly company?: string;
  readonly email?: string;
  readonly meterNumber?: string;
  readonly address?: string;
  readonly postalCode?: string;
  readonly city?: string;
}

export interface ContractHit {
  readonly id: string;
  readonly similarity: number;
  readonly customerLegitimation: number | null;
  readonly customerLegitimationMessage: string | null;
  readonly contract: EnneoContract | null;
  readonly customer: EnneoCustomer | null;
}

/** What `POST /ticket` takes; only `channel` is required there. */
export interface NewTicket {
  readonly channel: string;
  readonly subject?: string;
  readonly body?: string;
  readonly from?: string;
  readonly fromName?: string;
  readonly to?: readonly string[];
  readonly priority?: string;
  readonly status?: string;
  readonly direction?: string;
  readonly contractId?: string;
  /** Deduplication key: a known one updates that ticket. Without one the call is never repeated. */
  readonly externalTicketId?: string;
  readonly tagIds?: readonly string[];
}

export interface TicketPatch {
  readonly status?: string;
  readonly priority?: string;
  readonly contractId?: string;
  readonly customerId?: string;
  readonly agentId?: string;
  /** ISO 8601 */
  readonly dueBy?: string;
  readonly tagIds?: readonly string[];
  readonly addTagIds?: readonly string[];
  readonly removeTagIds?: readonly string[];
}

/**
 * Enneo's Mind API. Unknown ids answer null, and so do ids that no URL can hold. Failures are `SourceError`; the record of another id than asked for
 * is malformed. A row of a list that cannot be read is left out and announced (drift-channel.ts); a list of nothing else is malformed.
 */
export interface Enneo extends ContractImport {
  customerById(id: string, call: CallContext): Promise<EnneoCustomer | null>;
  customerByContractId(contractId: string, call: CallContext): Promise<EnneoCustomer | null>;
  /** The only read whose `emailMatches` means something. */
  customerByTicketId(ticketId: string, call: CallContext): Promise<EnneoCustomer | null>;
  searchCustomers(text: string, limit: number, offset: number, call: CallContext): Promise<readonly EnneoCustomer[]>;
  contractById(id: string, call: CallContext): Promise<EnneoContract | null>;
  /** Best first. */
  searchContracts(search: ContractSearch, call: CallContext): Promise<readonly ContractHit[]>;
  /** Tickets of a contract, oldest first, in full. */
  contractHistory(contractId: string, call: CallContext): Promise<readonly Ticket[]>;
  /** In full, intents included; sends `viewing=false`, so that nobody is shown as working on it. */
  ticketById(id: string, call: CallContext): Promise<Ticket | null>;
  /** Compact rows. One call. */
  searchTickets(query: TicketQuery, call: CallContext): Promise<TicketPage>;
  /** Compact rows by id, in no particular order, unknown ids left out: 500 a call. One unreadable row is malformed: left out it would read as deleted. */
  ticketsByIds(ids: readonly string[], call: CallContext): Promise<readonly Ticket[]>;
  /** All of them, newest first: one call for 500 contracts, one more for each further 500 rows, up to 25,000. */
  ticketsByContractIds(contractIds: readonly string[], call: CallContext): Promise<readonly Ticket[]>;
  ticketsByCustomerIds(customerIds: readonly string[], call: CallContext): Promise<readonly Ticket[]>;
  conversationsByTicketId(ticketId: string, call: CallContext): Promise<readonly Conversation[]>;
  createTicket(ticket: NewTicket, call: CallContext): Promise<Ticket>;
  updateTicket(id: string, patch: TicketPatch, call: CallContext): Promise<Ticket>;
  /** Replaces the set. */
  setCustomerTags(customerId: string, tagIds: readonly string[], call: CallContext): Promise<void>;
  /** Enneo forgets what it keeps of our answers on this contract and customer, either may be missing; its next read asks us (enneo.md 3, observed). */
  invalidateCustomerCache(of: { readonly contractId: string | null; readonly customerId: string | null }, call: CallContext): Promise<void>;
  /** `GET /profile`: the credential works. Throws the reason otherwise. */
  check(call: CallContext): Promise<void>;
}
