import type { CustomerTruth, World } from '../world/truth.ts';
import { toOneLine } from './render/one-line.ts';

/** Customers a search by words looks at. */
const MOST_SCANNED = 20_000;
const MOST_FOUND = 1000;

const textOf = ({ party, address, addressLine }: CustomerTruth): string =>
  [party.firstName, party.lastName, party.company, ...party.emails, ...party.phones, addressLine ?? toOneLine(address)].join(' ').toLowerCase();

const byId = (world: World, q: string): readonly (CustomerTruth | undefined)[] => [
  world.customers.get(q),
  world.customers.get(world.contracts.get(q)?.customerId ?? ''),
];

const byWords = (world: World, q: string): readonly CustomerTruth[] => {
  const words = q.toLowerCase().split(/\s+/);
  const found: CustomerTruth[] = [];
  for (let index = 0; index < Math.min(world.customers.size, MOST_SCANNED) && found.length < MOST_FOUND; index += 1) {
    const customer = world.customers.at(index);
    if (customer === undefined) continue;
    const text = textOf(customer);
    if (words.every((word) => text.includes(word))) found.push(customer);
  }
  return found;
};

/** An id of a customer or contract, an e-mail address, or words of name and address; ids and addresses first. */
export const findCustomers = (world: World, q: string): readonly CustomerTruth[] => {
  const exact = [...byId(world, q), ...world.customersByEmail(q)].filter((customer) => customer !== undefined);
  const found = exact.length > 0 ? exact : byWords(world, q);
  return [...new Map(found.map((customer) => [customer.id, customer])).values()];
};
