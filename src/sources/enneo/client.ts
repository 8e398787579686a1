import { z } from 'zod';
import type { CallContext } from '../../domain/call.ts';
import { SourceError } from '../../domain/source-error.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { Transport } from '../transport.ts';
import { createApi } from './api.ts';
import { createContractImport } from './contract-import.ts';
import type { ContractSearch, Enneo, TicketPage, TicketQuery } from './enneo.ts';
import { readTicketsBy } from './read-tickets-by.ts';
import { wireContract } from './wire-contract.ts';
import { wireHits } from './wire-contract-search.ts';
import { wireConversations } from './wire-conversation.ts';
import { wireCustomer, wireCustomers } from './wire-customer.ts';
import { countRows, keepReadable } from './wire-rows.ts';
import { wireChangedTicket, wireCompactTicket, wireHistory, wireTicket, wireTicketPage } from './wire-ticket.ts';
import { wireId } from './wire-values.ts';
import { toTagIds, toTicketBody, toTicketPatchBody } from './wire-write.ts';

/** Rows a list other than the ticket search answers at most (docs.enneo.ai/en/api-reference). */
const MAX_LIST = 1000;

/** Customers come without contracts, and those without their preview, unless asked for (enneo.md 2.1 and 3, observed). */
const WITH_CONTRACTS = { includeContracts: 'true', includeAgentPreview: 'true' };

/** A customer read by a contract or a ticket: it has an id of its own, and whether the contract is always embedded is not documented. */
const OF_ANOTHER = { query: WITH_CONTRACTS, nullIsNone: true } as const;

/** Reading a ticket counts as working on it unless told not to (enneo.md 4.2). `refresh` is never sent: it destroys. */
const WHOLE_TICKET = { viewing: 'false', includeIntents: 'true' };

export interface EnneoOptions {
  readonly transport: Transport;
  /** The JWT of a service worker or a user. */
  readonly token: string;
  /** Where the Mind API lives below the transport's origin, `/api/mind` unless told; see `toEnneoLocation`. */
  readonly pathPrefix?: string;
}

/** Enneo's Mind API (docs.enneo.ai/en/api-reference). */
export const createEnneo = ({ transport, token, pathPrefix = '/api/mind' }: EnneoOptions): Enneo => {
  const api = createApi(transport, token, pathPrefix);
  const { find, findOf, ask } = api;

  const searchTickets = async (query: TicketQuery, call: CallContext, batchSize?: number): Promise<TicketPage> => {
    // What Enneo makes of an empty list is not documented; it must not be "no filter".
    if (query.filters.some((filter) => filter.comparator === 'in' && filter.values.length === 0)) return { tickets: [], total: 0, rows: 0 };
    const { filters, orderBy, direction, limit, offset } = query;
    const body = { limit, offset, orderByField: orderBy, orderByDirection: direction, ticketScope: 'all', filters };
    const request = { operation: 'ticketSearch', method: 'POST', isRead: true, template: '/ticket/search', body, batchSize } as const;
    const { tickets, total } = await ask(request, wireTicketPage, call);
    return { tickets: keepReadable(tickets, '$.tickets', 'ticketSearch'), total, rows: countRows(tickets) };
  };

  const contractHistory = async (id: string, call: CallContext): Promise<readonly Ticket[]> => {
    const operation = 'contractHistory';
    const tickets = new Map<string, Ticket>();
    for (let offset = 0; ; offset += MAX_LIST) {
      const query = { offset: String(offset), limit: String(MAX_LIST) };
      const page = await find({ operation, template: '/contract/{id}/history', params: { id }, query }, wireHistory, call);
      const found = page === null ? [] : keepReadable(page.tickets, '$.tickets', operation);
      const known = tickets.size;
      for (const ticket of found) tickets.set(ticket.id, ticket);
      if (page === null || page.entries < MAX_LIST) return [...tickets.values()];
      // An offset that was ignored would answer the first page for ever.
      if (found.length > 0 && tickets.size === known) throw new SourceError('ENNEO', operation, 'malformed', { path: '$.tickets' });
    }
  };

  return {
    customerById: (id, call) =>
      findOf(id, { operation: 'customerById', template: '/customer/byCustomerId/{id}', query: WITH_CONTRACTS, nullIsNone: true }, wireCustomer, call),
    customerByContractId: (id, call) =>
      find({ operation: 'customerByContractId', template: '/customer/byContractId/{id}', params: { id }, ...OF_ANOTHER }, wireCustomer, call),
    customerByTicketId: (id, call) =>
      find({ operation: 'customerByTicketId', template: '/customer/byTicketId/{id}', params: { id }, ...OF_ANOTHER }, wireCustomer, call),
    searchCustomers: async (q, limit, offset, call) => {
      const query = { q, limit: String(limit), offset: String(offset) };
      const rows = await ask({ operation: 'customerSearch', template: '/customer/search', query }, wireCustomers, call);
      return keepReadable(rows, '$', 'customerSearch');
    },
    contractById: (id, call) => findOf(id, { operation: 'contractById', template: '/contract/{id}' }, wireContract, call),
    searchContracts: async (search, call) => {
      const rows = await ask({ operation: 'contractSearch', template: '/contract/search', query: toQuery(search) }, wireHits, call);
      return keepReadable(rows, '$', 'contractSearch');
    },
    contractHistory,
    ticketById: (id, call) => findOf(id, { operation: 'ticketById', template: '/ticket/{id}', query: WHOLE_TICKET }, wireTicket, call),
    searchTickets: (query, call) => searchTickets(query, call),
    ticketsByIds: (ids, call) => readTicketsBy(searchTickets, 't.id', ids, call),
    ticketsByContractIds: (ids, call) => readTicketsBy(searchTickets, 't.contractId', ids, call),
    ticketsByCustomerIds: (ids, call) => readTicketsBy(searchTickets, 't.customerId', ids, call),
    conversationsByTicketId: async (id, call) => {
      const found = await find({ operation: 'conversations', template: '/ticket/{id}/conversation', params: { id } }, wireConversations, call);
      return found === null ? [] : keepReadable(found.conversations, '$.conversations', 'conversations');
    },
    createTicket: (ticket, call) =>
      ask({ operation: 'ticketCreate', method: 'POST', template: '/ticket', body: toTicketBody(ticket) }, wireCompactTicket, call),
    updateTicket: async (id, patch, call) => {
      const request = { operation: 'ticketUpdate', method: 'PATCH', template: '/ticket/{id}', params: { id }, body: toTicketPatchBody(patch) } as const;
      return (await ask(request, wireChangedTicket, call)).ticket;
    },
    setCustomerTags: async (id, tagIds, call) => {
      const body = { tagIds: toTagIds(tagIds) };
      await ask({ operation: 'customerTags', method: 'PATCH', template: '/customer/{id}', params: { id }, body }, z.unknown(), call);
    },
    invalidateCustomerCache: async ({ contractId, customerId }, call) => {
      const form = { ...(contractId !== null && { contractId }), ...(customerId !== null && { customerId }) };
      await ask({ operation: 'cacheInvalidate', method: 'POST', template: '/customer/invalidateCache', form }, z.unknown(), call);
    },
    ...createContractImport(api),
    check: async (call) => {
      await ask({ operation: 'profile', template: '/profile' }, z.object({ id: wireId }), call);
    },
  };
};

const toQuery = (search: ContractSearch): Readonly<Record<string, string | undefined>> => ({ ...search });
