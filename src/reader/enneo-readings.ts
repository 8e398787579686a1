import type { EnneoContract, EnneoCustomer } from '../domain/enneo-record.ts';
import type { Conversation, Ticket } from '../domain/ticket.ts';
import type { Enneo } from '../sources/enneo/enneo.ts';
import type { Reading } from './create-read.ts';
import { eachAlone } from './each-alone.ts';
import type { ReadMany } from './flights.ts';
import { itemsOf, listsBy, neverYoung } from './kept-lists.ts';
import { createMirrorOf, type MirrorPlace, type MirrorUpkeep, readMirrorLists } from './mirror-of.ts';
import type { Planned } from './planned.ts';

export interface EnneoReadings {
  /** One id: whole. Several: compact rows in one call. */
  readonly tickets: Reading<Ticket>;
  readonly wholeTickets: Reading<Ticket>;
  /** Newest first. */
  readonly ticketsOfContracts: Reading<readonly Ticket[]>;
  readonly ticketsOfCustomers: Reading<readonly Ticket[]>;
  /** Whole, oldest first. */
  readonly histories: Reading<readonly Ticket[]>;
  readonly conversations: Reading<readonly Conversation[]>;
  readonly enneoCustomers: Reading<EnneoCustomer>;
  readonly enneoCustomersOfContracts: Reading<EnneoCustomer>;
  readonly enneoCustomersOfTickets: Reading<EnneoCustomer>;
  readonly enneoContracts: Reading<EnneoContract>;
  readonly mirrors: readonly MirrorUpkeep[];
}

export const createEnneoReadings = (enneo: Enneo, place: MirrorPlace, planned: Planned): EnneoReadings => {
  const { mirror } = place.store;
  const tickets = createMirrorOf('ticket', 'enneo', place, {
    write: (rows) => mirror.write('ticket', rows),
    remove: (gone, at) => mirror.delete('ticket', gone, at),
  });
  const keepLists = (found: Parameters<typeof itemsOf<Ticket>>[0]): void => tickets.keep(new Map(itemsOf(found).map((one) => [one.record.id, one])), [], 0);
  const alone = <T extends object>(name: string, readOne: Parameters<typeof eachAlone<T>>[0]): Reading<T> =>
    planned('ENNEO', name, { readLive: eachAlone(readOne) });
  return {
    tickets: planned('ENNEO', 'ticket', { readLive: readTickets(enneo), readMirror: tickets.read, keep: tickets.keep }),
    wholeTickets: planned('ENNEO', 'wholeTicket', {
      readLive: eachAlone((id, call) => enneo.ticketById(id, call)),
      readMirror: async (ids) => new Map([...(await tickets.read(ids))].filter(([, { record }]) => !record.isCompact)),
      keep: tickets.keep,
    }),
    ticketsOfContracts: planned('ENNEO', 'ticketsOfContract', {
      readLive: async (ids, call) => listsBy(ids, await enneo.ticketsByContractIds(ids, call), ({ contractId }) => contractId),
      readMirror: async (ids) => neverYoung(await readMirrorLists(place, 'ticket', 'contract_id', ({ contractId }) => contractId, ids)),
      keep: keepLists,
    }),
    ticketsOfCustomers: planned('ENNEO', 'ticketsOfCustomer', {
      readLive: async (ids, call) => listsBy(ids, await enneo.ticketsByCustomerIds(ids, call), ({ customerId }) => customerId),
      readMirror: async (ids) => neverYoung(await readMirrorLists(place, 'ticket', 'customer_id', ({ customerId }) => customerId, ids)),
      keep: keepLists,
    }),
    histories: alone('ticketHistory', (id, call) => enneo.contractHistory(id, call)),
    conversations: alone('conversations', (id, call) => enneo.conversationsByTicketId(id, call)),
    enneoCustomers: alone('enneoCustomer', (id, call) => enneo.customerById(id, call)),
    enneoCustomersOfContracts: alone('enneoCustomerOfContract', (id, call) => enneo.customerByContractId(id, call)),
    enneoCustomersOfTickets: alone('enneoCustomerOfTicket', (id, call) => enneo.customerByTicketId(id, call)),
    enneoContracts: alone('enneoContract', (id, call) => enneo.contractById(id, call)),
    mirrors: [tickets],
  };
};

const readTickets =
  (enneo: Enneo): ReadMany<Ticket> =>
  async (ids, call) => {
    const [first, ...others] = ids;
    if (first === undefined || others.length > 0) return new Map((await enneo.ticketsByIds(ids, call)).map((ticket) => [ticket.id, ticket]));
    const whole = await enneo.ticketById(first, call);
    return new Map(whole === null ? [] : [[first, whole]]);
  };
