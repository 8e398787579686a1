import type { ContractTruth, CustomerTruth, TicketTruth, World } from '../world/truth.ts';
import { notFound } from './refused.ts';
import { type CustomerRendering, renderCustomer } from './render/customer.ts';
import type { Row } from './row.ts';

export const ticketOf = (world: World, id: string): TicketTruth => {
  const ticket = world.tickets.get(id);
  if (ticket === undefined) throw notFound('ticket', id);
  return ticket;
};

/** The customer a ticket names, else the one of its contract. */
export const customerOfTicket = (world: World, ticket: TicketTruth): CustomerTruth | undefined => {
  const customerId = ticket.customerId ?? world.contracts.get(ticket.contractId ?? '')?.customerId;
  return customerId === undefined ? undefined : world.customers.get(customerId);
};

export const contractsOf = (world: World, customer: CustomerTruth): readonly ContractTruth[] =>
  customer.contractIds.map((id) => world.contracts.get(id)).filter((contract) => contract !== undefined);

const IN_TICKET: Omit<CustomerRendering, 'contracts'> = { rawData: false, agentPreview: true, numericCustomerId: false, emailMatches: true };

/** The whole customer inside a ticket, contracts included. */
export const wholeCustomerOf = (world: World, ticket: TicketTruth): Row | null => {
  const customer = customerOfTicket(world, ticket);
  return customer === undefined ? null : renderCustomer(customer, { ...IN_TICKET, contracts: contractsOf(world, customer) });
};
