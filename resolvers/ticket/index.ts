import { freshnessOf } from '../shared/freshness.resolver.ts';
import { ticketReference } from './ticket.reference.ts';
import { TicketResolver } from './ticket.resolver.ts';
import { TicketType } from './ticket.type.ts';
import { TicketChangedResolver } from './ticket-changed.resolver.ts';
import { WholeTicketResolver } from './whole-ticket.resolver.ts';
import { WriteTicketResolver } from './write-ticket.resolver.ts';

export const ticket = {
  resolvers: [freshnessOf(TicketType), TicketResolver, WholeTicketResolver, WriteTicketResolver, TicketChangedResolver],
  references: { Ticket: ticketReference },
} as const;
