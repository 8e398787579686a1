import type { Ticket } from '../../domain/ticket.ts';
import { readFresh } from './read-fresh.ts';
import type { WriteAccess } from './write-parts.ts';

/** A ticket was made or changed: neither it nor lists that show it, or should, are young any more. */
export const expireTicket = async (id: string | null, { reader, store, now }: WriteAccess): Promise<void> => {
  const ids = id === null ? [] : [id];
  for (const reading of [reader.tickets, reader.wholeTickets]) reading.expire(ids);
  for (const lists of [reader.ticketsOfContracts, reader.ticketsOfCustomers, reader.histories]) lists.expire(null);
  reader.enneoCustomersOfTickets.expire(ids);
  await store.mirror.expire('ticket', 'enneo', ids, { owners: [], at: now() });
};

/** Its record comes anew into the mirror before anybody is answered. */
export const renewTicket = async (id: string | null, access: WriteAccess): Promise<void> => {
  if (id === null) return;
  await readFresh(access.reader.tickets, id, access);
  await access.reader.flush();
};

/** As it is now at Enneo, as far as the reader knows. */
export const ticketAfterWrite = (id: string, access: WriteAccess): Promise<Ticket | null> => readFresh(access.reader.tickets, id, access);
