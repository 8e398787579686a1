import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { CustomerTruth } from '../../world/truth.ts';
import { findCustomers } from '../customer-search.ts';
import type { Enneo } from '../enneo.ts';
import { flag, limit, offset } from '../flags.ts';
import { contractsOf, customerOfTicket, ticketOf } from '../lookups.ts';
import { parse } from '../parse.ts';
import { notFound } from '../refused.ts';
import { renderCustomer, renderFoundCustomer } from '../render/customer.ts';
import { numericIds } from '../tickets/wire.ts';

interface ById {
  readonly Params: { readonly id: string };
}

const wireSearch = z.object({ q: z.string().trim().min(1), limit: limit(10), offset });
const wireRead = z.object({ includeContracts: flag(false), includeRawData: flag(false), includeAgentPreview: flag(false) });
const wireTags = z.object({ tagIds: numericIds });

const known = (customer: CustomerTruth | undefined, id: string): CustomerTruth => {
  if (customer === undefined) throw notFound('customer', id);
  return customer;
};

/** enneo.md 3 */
export const customerRoutes = (app: FastifyInstance, { world }: Enneo): void => {
  const render = (customer: CustomerTruth, query: unknown, { emailMatches = true, always = false, numericCustomerId = false }) => {
    const { includeContracts, includeRawData, includeAgentPreview } = parse(wireRead, query);
    const contracts = always || includeContracts ? contractsOf(world, customer) : null;
    return renderCustomer(customer, { contracts, emailMatches, rawData: includeRawData, agentPreview: includeAgentPreview, numericCustomerId });
  };

  app.get('/customer/search', ({ query }) => {
    const { q, limit, offset } = parse(wireSearch, query);
    return findCustomers(world, q)
      .slice(offset, offset + limit)
      .map(renderFoundCustomer);
  });

  app.get<ById>('/customer/byCustomerId/:id', ({ params, query }) => render(known(world.customers.get(params.id), params.id), query, {}));

  app.get<ById>('/customer/byContractId/:id', ({ params, query }) => {
    const customer = known(world.customers.get(world.contracts.get(params.id)?.customerId ?? ''), params.id);
    return render(customer, query, { always: true, numericCustomerId: true });
  });

  app.get<ById>('/customer/byTicketId/:id', ({ params, query }) => {
    const ticket = ticketOf(world, params.id);
    const customer = known(customerOfTicket(world, ticket), params.id);
    return render(customer, query, { always: true, emailMatches: customer.party.emails.includes(ticket.from ?? '') });
  });

  /** Only tags can be written; the set is replaced. */
  app.patch<ById>('/customer/:id', ({ params, body }) => {
    const customer = known(world.customers.get(params.id), params.id);
    const { tagIds } = parse(wireTags, body);
    world.customers.put(customer.id, { ...customer, tagIds: [...new Set(tagIds)] });
    return { success: true };
  });

  /** JSON or form; here nothing is cached that could be out of date. */
  app.post('/customer/invalidateCache', ({ body }) => {
    parse(z.object({ contractId: z.coerce.string().optional(), customerId: z.coerce.string().optional() }), body);
    return { success: true };
  });
};
