import type { CustomerTruth, World } from '../../sandbox/world/truth.ts';

export interface Unseen {
  readonly customer: CustomerTruth;
  readonly contractId: string;
  readonly ticket: string;
  readonly install: string;
}

const positions = new WeakMap<World, number>();

/** Records nobody has asked for yet, so that no copy can help out: a customer with tickets, a ticket of somebody else, an install. */
export const nextUnseen = (world: World): Unseen => {
  for (;;) {
    const at = positions.get(world) ?? 0;
    positions.set(world, at + 1);
    const customer = world.customers.at(at);
    if (customer === undefined) throw new RangeError('every customer has been asked for; make the world larger');
    const [contractId] = customer.contractIds;
    const ticket = world.tickets.at(world.tickets.size - 1 - at);
    const install = world.installs.at(world.installs.size - 1 - at);
    const isUseful = contractId !== undefined && world.ticketIdsOfContract(contractId).length > 0;
    if (isUseful && ticket !== undefined && install !== undefined) return { customer, contractId, ticket: String(ticket.id), install: String(install.id) };
  }
};
