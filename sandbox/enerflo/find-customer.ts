import { idOfUuid, UUIDS } from '../world/ids.ts';
import type { EnerfloCustomerTruth, World } from '../world/truth.ts';

/** Names have no index: beyond this many customers they are not found. */
const MAX_SCANNED = 20_000;
/** Pinned records come first and have uuids of their own. */
const PINNED = 50;

const scan = (world: World, end: number, matches: (customer: EnerfloCustomerTruth) => boolean): EnerfloCustomerTruth[] => {
  const found: EnerfloCustomerTruth[] = [];
  for (let index = 0; index < Math.min(world.enerfloCustomers.size, end); index += 1) {
    const customer = world.enerfloCustomers.at(index);
    if (customer !== undefined && matches(customer)) found.push(customer);
  }
  return found;
};

const findByUuid = (world: World, uuid: string): EnerfloCustomerTruth | undefined => {
  const id = idOfUuid(UUIDS.enerflo, uuid);
  const computed = id === null ? undefined : world.enerfloCustomers.get(id);
  return computed?.uuid === uuid ? computed : scan(world, PINNED, (customer) => customer.uuid === uuid)[0];
};

/** By number or uuid. */
export const findCustomer = (world: World, id: string): EnerfloCustomerTruth | undefined =>
  /^\d+$/.test(id) ? world.enerfloCustomers.get(id) : findByUuid(world, id.toLowerCase());

const isEmail = (text: string): boolean => text.includes('@');

const isPhone = (text: string): boolean => /^[\d\s()+/-]{6,}$/.test(text);

/** 1.0 knows numbers as digits; the world as E.164. */
const byPhone = (world: World, text: string): readonly EnerfloCustomerTruth[] => {
  const digits = text.replace(/\D/g, '');
  return [digits, `+${digits}`, `+1${digits}`].flatMap((number) => world.enerfloCustomersBy('phone', number));
};

const byName = (world: World, text: string): readonly EnerfloCustomerTruth[] => {
  const parts = text.toLowerCase().split(/\s+/);
  return scan(world, MAX_SCANNED, ({ firstName, lastName }) => {
    const name = `${firstName} ${lastName}`.toLowerCase();
    return parts.every((part) => name.includes(part));
  });
};

const candidates = (world: World, text: string): readonly EnerfloCustomerTruth[] => {
  if (isEmail(text)) return world.enerfloCustomersBy('email', text.toLowerCase());
  const exact = [...world.enerfloCustomersBy('externalId', text), ...(isPhone(text) ? byPhone(world, text) : [])];
  return exact.length > 0 || /\d/.test(text) ? exact : byName(world, text);
};

/** `search` of the v1 list: our key, e-mail, phone, parts of the name. Newest id first. */
export const searchCustomers = (world: World, text: string): EnerfloCustomerTruth[] => {
  const found = new Map(candidates(world, text).map((customer) => [customer.id, customer]));
  return [...found.values()].toSorted((a, b) => b.id - a.id);
};
