import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { TicketTruth } from '../../world/truth.ts';
import type { Enneo } from '../enneo.ts';
import { flag } from '../flags.ts';
import { customerOfTicket, ticketOf, wholeCustomerOf } from '../lookups.ts';
import { parse } from '../parse.ts';
import { ME, toAgent } from '../people.ts';
import { renderCompactCustomer } from '../render/customer.ts';
import { renderCompactTicket, renderTicket, toFields } from '../render/ticket.ts';
import type { Row } from '../row.ts';
import { searchTickets, wireSearch } from '../tickets/search.ts';
import { numericIds } from '../tickets/wire.ts';

interface ById {
  readonly Params: { readonly id: string };
}

const wireRead = z.object({ viewing: flag(true), includeCustomer: flag(false), includeIntents: flag(false), includeRawData: flag(false) });

const workersOf = (ticket: TicketTruth): readonly number[] => numericIds.catch([]).parse(toFields(ticket).workedOnByIds);

/** enneo.md 4.1 and 4.2 */
export const ticketReadRoutes = (app: FastifyInstance, { world, now }: Enneo): void => {
  const compactCustomerOf = (ticket: TicketTruth): Row => renderCompactCustomer(customerOfTicket(world, ticket));

  /** Whoever reads a ticket without saying otherwise works on it. */
  const view = (ticket: TicketTruth): TicketTruth => {
    const workers = [...new Set([...workersOf(ticket), ME])];
    const viewed = { ...ticket, wire: { ...ticket.wire, workedOnByIds: workers, workedOnBy: workers.map(toAgent) } };
    world.tickets.put(String(ticket.id), viewed);
    return viewed;
  };

  app.post('/ticket/search', ({ body }) => {
    const search = parse(wireSearch, body);
    const { tickets, total } = searchTickets(world, search, now());
    const rows = tickets.map((ticket) => renderCompactTicket(ticket, compactCustomerOf(ticket)));
    return { tickets: rows, total, offset: search.offset, limit: search.limit, success: true };
  });

  app.get<ById>('/ticket/:id', ({ params, query }) => {
    const { viewing, includeCustomer, includeIntents } = parse(wireRead, query);
    const stored = ticketOf(world, params.id);
    const ticket = viewing ? view(stored) : stored;
    const customer = includeCustomer ? wholeCustomerOf(world, ticket) : compactCustomerOf(ticket);
    return { ...renderTicket(ticket, { customer, intents: includeIntents }), success: true };
  });

  app.get<ById>('/ticket/:id/ping', ({ params }) => ({ success: true, workedOnBy: workersOf(view(ticketOf(world, params.id))).map(toAgent) }));
};
