import { ticketReference } from './ticket.reference.ts';
import { TicketResolver } from './ticket.resolver.ts';
import { WholeTicketResolver } from './whole-ticket.resolver.ts';

export const ticket = { resolvers: [TicketResolver, WholeTicketResolver], references: { Ticket: ticketReference } } as const;
