import type { CallContext } from '../../domain/call.ts';
import { SourceError } from '../../domain/source-error.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { TicketPage, TicketQuery } from './enneo.ts';

/** Rows a search answers at most, and ids we ask for at once (enneo.md 4.1, observed). */
export const MAX_ROWS = 500;

/** What a batch reads tickets by. */
const FIELDS = { 't.id': 'id', 't.contractId': 'contractId', 't.customerId': 'customerId' } as const;
export type TicketKey = keyof typeof FIELDS;

type SearchTickets = (query: TicketQuery, call: CallContext, batchSize: number) => Promise<TicketPage>;

/**
 * Pages that may follow the first one: 25,000 rows beside it, fifty for each of 500 contracts. More takes longer than anyone waits,
 * so a larger `total` is taken for a wrong one.
 */
const MAX_LATER_PAGES = 50;

/** Searches under way at once, so that a failure leaves few of them behind. */
const WINDOW = 4;

/** All tickets of these ids, newest first within 500 ids: one search per 500 ids, and one per further 500 rows, four at a time. */
export const readTicketsBy = async (search: SearchTickets, key: TicketKey, ids: readonly string[], call: CallContext): Promise<readonly Ticket[]> => {
  const isWanted = toIsWanted(key, ids);
  const read = async ({ chunk, offset }: Place): Promise<TicketPage> => {
    const page = await search(toQuery(key, chunk, offset), call, chunk.length);
    // Whom an unreadable row belongs to is not known: left out here, a ticket that exists would read as deleted.
    if (key === 't.id' && page.rows > page.tickets.length) throw malformed('$.tickets');
    return page;
  };
  const starts = toChunks([...new Set(ids)]).map((chunk) => ({ chunk, offset: 0 }));
  const firsts = await readInWindows(starts, read);
  const rest = await readInWindows(
    starts.flatMap(({ chunk }, index) => laterOffsets(firsts[index], isWanted).map((offset) => ({ chunk, offset }))),
    read,
  );
  return distinct([...firsts, ...rest].flatMap(({ tickets }) => tickets)).filter(isWanted);
};

/** Where a page of a chunk's tickets begins. */
interface Place {
  readonly chunk: readonly string[];
  readonly offset: number;
}

const malformed = (path: string): SourceError => new SourceError('ENNEO', 'ticketSearch', 'malformed', { path });

/** Stops at the first failure: a window begins only when all before it were read. A call that was aborted fails its next window unsent. */
const readInWindows = async <T, R>(items: readonly T[], read: (item: T) => Promise<R>): Promise<readonly R[]> => {
  const results: R[] = [];
  for (let at = 0; at < items.length; at += WINDOW) results.push(...(await Promise.all(items.slice(at, at + WINDOW).map(read))));
  return results;
};

const toIsWanted = (key: TicketKey, ids: readonly string[]): ((ticket: Ticket) => boolean) => {
  const wanted = new Set<string | null>(ids);
  return (ticket) => wanted.has(ticket[FIELDS[key]]);
};

const toQuery = (key: TicketKey, values: readonly string[], offset: number): TicketQuery => ({
  filters: [{ key, comparator: 'in', values }],
  orderBy: 't.id',
  direction: 'desc',
  limit: MAX_ROWS,
  offset,
});

/** Enneo may answer fewer rows than asked for: the first page tells how many it gives. */
const laterOffsets = (first: TicketPage | undefined, isWanted: (ticket: Ticket) => boolean): readonly number[] => {
  if (first === undefined || first.total <= first.rows) return [];
  const { tickets, total, rows } = first;
  // A filter that was ignored would make us page through every ticket there is.
  if (!tickets.some(isWanted)) throw malformed('$.tickets');
  const pages = Math.ceil(total / rows) - 1;
  if (pages > MAX_LATER_PAGES) throw malformed('$.total');
  return Array.from({ length: pages }, (_, index) => (index + 1) * rows);
};

/** A ticket made between two pages moves the rows of the second: one comes twice. */
const distinct = (tickets: readonly Ticket[]): readonly Ticket[] => [...new Map(tickets.map((ticket) => [ticket.id, ticket])).values()];

const toChunks = (ids: readonly string[]): readonly (readonly string[])[] =>
  Array.from({ length: Math.ceil(ids.length / MAX_ROWS) }, (_, index) => ids.slice(index * MAX_ROWS, (index + 1) * MAX_ROWS));
