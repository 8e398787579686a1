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

/** All tickets of these ids, newest first within each: one search per 500 ids, and one per further 500 rows, in parallel. */
export const readTicketsBy = async (search: SearchTickets, key: TicketKey, ids: readonly string[], call: CallContext): Promise<readonly Ticket[]> => {
  const chunks = toChunks([...new Set(ids)]);
  const results = await Promise.all(chunks.map((chunk) => readChunk(search, key, chunk, call)));
  return results.flat();
};

const readChunk = async (search: SearchTickets, key: TicketKey, ids: readonly string[], call: CallContext): Promise<readonly Ticket[]> => {
  const page = (offset: number) => search(toQuery(key, ids, offset), call, ids.length);
  const first = await page(0);
  const wanted = new Set<string | null>(ids);
  const isWanted = (ticket: Ticket): boolean => wanted.has(ticket[FIELDS[key]]);
  // A filter that was ignored would make us page through every ticket there is.
  if (first.total > first.tickets.length && !first.tickets.some(isWanted)) throw new SourceError('ENNEO', 'ticketSearch', 'malformed', { path: '$.tickets' });
  const rest = await Promise.all(laterOffsets(first).map(page));
  return distinct([first, ...rest].flatMap(({ tickets }) => tickets)).filter(isWanted);
};

const toQuery = (key: TicketKey, values: readonly string[], offset: number): TicketQuery => ({
  filters: [{ key, comparator: 'in', values }],
  orderBy: 't.id',
  direction: 'desc',
  limit: MAX_ROWS,
  offset,
});

/** Enneo may answer fewer rows than asked for: the first page tells how many it gives. */
const laterOffsets = ({ tickets, total }: TicketPage): readonly number[] => {
  const pages = total > tickets.length ? Math.ceil(total / tickets.length) : 1;
  return Array.from({ length: pages - 1 }, (_, index) => (index + 1) * tickets.length);
};

/** A ticket made between two pages moves the rows of the second: one comes twice. */
const distinct = (tickets: readonly Ticket[]): readonly Ticket[] => [...new Map(tickets.map((ticket) => [ticket.id, ticket])).values()];

const toChunks = (ids: readonly string[]): readonly (readonly string[])[] =>
  Array.from({ length: Math.ceil(ids.length / MAX_ROWS) }, (_, index) => ids.slice(index * MAX_ROWS, (index + 1) * MAX_ROWS));
