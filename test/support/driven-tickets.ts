import type { ContractTruth, CustomerTruth, World } from '../../sandbox/world/truth.ts';
import type { DrivenTicket, EnneoDriver, Recognised } from './enneo-driver.ts';

/** A ticket and who wrote it in truth. */
export interface TicketCase {
  readonly kind: string;
  readonly ticket: DrivenTicket;
  readonly customerId: string | null;
  /** The contract it is about, where the ticket says so; null: any of the customer's. */
  readonly contractId: string | null;
  /** Whether what it says is enough to find anybody. */
  readonly isIdentifiable: boolean;
  /** What an agent would type. */
  readonly text: string | null;
}

interface Writer {
  readonly nth: number;
  readonly customer: CustomerTruth;
  readonly contract: ContractTruth;
  readonly isMailTheirs: boolean;
}

const NO_TICKET: Omit<DrivenTicket, 'ticketId'> = { from: null, contractNumbers: [], otherEmails: [], attributes: {} };

const toLine = ({ street, houseNumber, suffix }: ContractTruth['deliveryAddress']): string => `${street} ${houseNumber}${suffix ?? ''}`;

const toName = ({ party }: CustomerTruth) => (party.company === null ? { firstname: party.firstName, lastname: party.lastName } : { company: party.company });

const toText = ({ party }: CustomerTruth): string => party.company ?? `${party.lastName} ${party.firstName}`;

type Make = (writer: Writer) => Omit<TicketCase, 'ticket'> & { readonly says: Partial<DrivenTicket> };

const about = ({ customer, contract }: Writer, isIdentifiable = true) => ({ customerId: customer.id, contractId: contract.id, isIdentifiable, text: null });
const byPerson = ({ customer }: Writer, isIdentifiable = true) => ({ customerId: customer.id, contractId: null, isIdentifiable, text: toText(customer) });

/** What people write, each kind by turns. */
const KINDS: readonly Make[] = [
  (writer) => ({ kind: 'only the sender', ...byPerson(writer, writer.isMailTheirs), says: { from: writer.customer.party.emails[0] ?? null } }),
  (writer) => ({ kind: 'contract number in the text', ...about(writer), text: writer.contract.id, says: { contractNumbers: [writer.contract.id] } }),
  (writer) => ({
    kind: 'contract number and postcode',
    ...about(writer),
    says: { attributes: { contractId: writer.contract.id, postalCode: writer.contract.deliveryAddress.postcode } },
  }),
  (writer) => ({
    kind: 'meter and name from an unknown address',
    ...about(writer),
    says: { from: `unknown${writer.nth}@example.net`, attributes: { meterNumber: writer.contract.meterNumber, ...toName(writer.customer) } },
  }),
  (writer) => ({
    kind: 'name and address',
    ...byPerson(writer),
    says: {
      attributes: {
        ...toName(writer.customer),
        address: toLine(writer.customer.address),
        postalCode: writer.customer.address.postcode,
        city: writer.customer.address.city,
      },
    },
  }),
  (writer) => ({
    kind: 'customer number and last name',
    ...byPerson(writer),
    text: writer.customer.id,
    says: { attributes: { customerId: writer.customer.id, lastname: writer.customer.party.lastName } },
  }),
  (writer) => ({
    kind: 'market location',
    ...about(writer),
    says: { attributes: { marketLocationId: writer.contract.marketLocationId, ...toName(writer.customer) } },
  }),
  (writer) => ({ kind: 'a last name alone', ...byPerson(writer, false), says: { attributes: { lastname: writer.customer.party.lastName ?? 'Müller' } } }),
  ({ nth }) => ({
    kind: 'a stranger',
    customerId: null,
    contractId: null,
    isIdentifiable: false,
    text: `stranger${nth}@example.net`,
    says: { from: `stranger${nth}@example.net`, attributes: { firstname: 'Wilhelmine', lastname: `Unbekannt${nth}`, city: 'Nirgendwo' } },
  }),
  ({ nth }) => ({
    kind: 'a number nobody has',
    customerId: null,
    contractId: null,
    isIdentifiable: false,
    text: null,
    says: { contractNumbers: [`VN-${nth}`], attributes: { contractId: `VN-${nth}`, meterReading: '18342' } },
  }),
];

/** Tickets over the whole world, computed from their position. */
export const createTicketCases = (world: World, count: number): readonly TicketCase[] => {
  const step = Math.max(1, Math.floor(world.contracts.size / count));
  return [...Array(count).keys()].flatMap((nth) => {
    const contract = world.contracts.at((nth * step) % world.contracts.size);
    const customer = contract === undefined ? undefined : world.customers.get(contract.customerId);
    const make = KINDS[nth % KINDS.length];
    if (contract === undefined || customer === undefined || make === undefined) return [];
    const [email] = customer.party.emails;
    const { says, ...made } = make({ nth, customer, contract, isMailTheirs: email !== undefined && world.customersByEmail(email.toLowerCase()).length === 1 });
    return [{ ...made, ticket: { ticketId: 500_000 + nth, ...NO_TICKET, ...says } }];
  });
};

export interface Tally {
  /** Identifiable, and the right customer, with the right contract where the ticket says which. */
  readonly found: number;
  readonly identifiable: number;
  /** Somebody else's customer or contract: must never be. Each as a sentence. */
  readonly wrong: readonly string[];
  /** Identifiable and not found, each as a sentence. */
  readonly missed: readonly string[];
  /** Whom agents searched for and were not shown, each as a sentence. */
  readonly hidden: readonly string[];
}

const isWrong = ({ customerId, contractId }: TicketCase, answer: Recognised, world: World): boolean => {
  if (answer.customerId === null) return answer.contractId !== null;
  if (answer.customerId !== customerId) return true;
  if (answer.contractId === null) return false;
  return contractId === null ? world.contracts.get(answer.contractId)?.customerId !== customerId : answer.contractId !== contractId;
};

const isFound = ({ customerId, contractId }: TicketCase, answer: Recognised): boolean =>
  answer.customerId === customerId && (contractId === null || answer.contractId === contractId);

/** Plays tickets one after the other, as one agent's queue; agents search for every case that has a text. */
export const playTickets = async (driver: EnneoDriver, cases: readonly TicketCase[], world: World): Promise<Tally> => {
  const wrong: string[] = [];
  const missed: string[] = [];
  const hidden: string[] = [];
  let found = 0;
  for (const one of cases) {
    const answer = await driver.recognise(one.ticket);
    const sentence = `${one.kind}: ${one.customerId}/${one.contractId} was answered as ${answer.customerId}/${answer.contractId}`;
    if (isWrong(one, answer, world)) wrong.push(sentence);
    else if (one.isIdentifiable && isFound(one, answer)) found += 1;
    else if (one.isIdentifiable) missed.push(sentence);
    if (one.text === null) continue;
    const shown = await driver.searchAs(one.text);
    if (one.customerId !== null && !shown.includes(one.customerId)) hidden.push(`text of ${one.kind} does not show ${one.customerId}`);
    if (one.customerId === null && shown.length > 0) wrong.push(`text of ${one.kind} shows ${shown.join(', ')}`);
  }
  return { found, identifiable: cases.filter(({ isIdentifiable }) => isIdentifiable).length, wrong, missed, hidden };
};
