import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { TicketTruth } from '../../world/truth.ts';
import type { Enneo } from '../enneo.ts';
import { customerOfTicket, ticketOf } from '../lookups.ts';
import { parse } from '../parse.ts';
import { renderCompactCustomer } from '../render/customer.ts';
import { renderTicket } from '../render/ticket.ts';
import type { Row } from '../row.ts';
import { changeTicket } from '../tickets/change.ts';
import { createTicket } from '../tickets/create.ts';
import { type Change, type NewTicket, numericId, wireChange, wireNewTicket, wireProcess } from '../tickets/wire.ts';

interface ById {
  readonly Params: { readonly id: string };
}

const wireChanges = z.array(wireChange.extend({ id: numericId }));

/** enneo.md 4.2 */
export const ticketWriteRoutes = (app: FastifyInstance, enneo: Enneo): void => {
  const { world, externalIds, now } = enneo;

  const render = (ticket: TicketTruth): Row => renderTicket(ticket, { customer: renderCompactCustomer(customerOfTicket(world, ticket)), intents: false });

  const store = (ticket: TicketTruth): TicketTruth => {
    world.tickets.put(String(ticket.id), ticket);
    externalIds.note(ticket);
    return ticket;
  };

  const change = (id: string, changes: Change): TicketTruth => changeTicket(world, ticketOf(world, id), changes, now());

  /** A known external id updates that ticket instead of making one (docs.enneo.ai/en/api-reference/ticket/create-a-ticket). */
  const createOrUpdate = (ticket: NewTicket, process: string): TicketTruth => {
    const known = ticket.externalTicketId ? externalIds.find(ticket.externalTicketId) : undefined;
    if (known === undefined) return createTicket(world, enneo.nextTicketId(), ticket, process, now());
    return changeTicket(world, known, { ...ticket, tagIds: ticket.tags }, now());
  };

  app.post('/ticket', ({ body, query }) => ({
    ...render(store(createOrUpdate(parse(wireNewTicket, body), parse(wireProcess, query).process))),
    success: true,
  }));

  app.patch<ById>('/ticket/:id', ({ params, body }) => ({ success: true, ticket: render(store(change(params.id, parse(wireChange, body)))) }));

  /** All or none; the shape of the answer is not documented (assumed). */
  app.patch('/ticket', ({ body }) => {
    const changed = parse(wireChanges, body).map(({ id, ...changes }) => change(String(id), changes));
    return { success: true, tickets: changed.map(store).map(render) };
  });

  app.delete<ById>('/ticket/:id', ({ params }) => ({ success: world.tickets.delete(String(ticketOf(world, params.id).id)) }));
};
