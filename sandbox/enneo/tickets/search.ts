import { z } from 'zod';
import type { TicketTruth, World } from '../../world/truth.ts';
import { limit, offset } from '../flags.ts';
import { toFields } from '../render/ticket.ts';
import type { Row } from '../row.ts';
import { type Filter, type Predicate, toPredicate, wantedOf, wireFilter } from './filter.ts';
import { toFilterKey, toOrderKey, valuesOf } from './keys.ts';

/** Rows a search answers at most (enneo.md 4.1, observed). */
const MOST_ROWS = 500;

/** Tickets a search without an indexed filter looks at: the newest. `total` is exact in worlds up to this size. */
const MOST_SCANNED = 200_000;

export const wireSearch = z.object({
  limit: limit(100).transform((rows) => Math.min(rows, MOST_ROWS)),
  offset,
  orderByField: z.string().default('t.id').transform(toOrderKey),
  orderByDirection: z.enum(['asc', 'desc']).default('desc'),
  ticketScope: z.enum(['all', 'skills']).default('all'),
  filters: z.array(wireFilter).default([]),
});
export type Search = z.infer<typeof wireSearch>;

export interface Found {
  readonly tickets: readonly TicketTruth[];
  readonly total: number;
}

const SPAM: ReadonlySet<unknown> = new Set(['auto_spam', 'auto_programmatic', 'manual_spam']);

const IDS_BY: Readonly<Record<string, (world: World, value: string) => readonly (number | string)[]>> = {
  't.id': (_world, value) => [value],
  't.contractId': (world, value) => world.ticketIdsOfContract(value),
  't.customerId': (world, value) => world.ticketIdsOfCustomer(value),
};

const indexOf = ({ key, comparator }: Filter) => (comparator === 'in' || comparator === '=' ? IDS_BY[toFilterKey(key).key] : undefined);

/** Found through an index where a filter allows it. */
function* candidates(world: World, filters: readonly Filter[]): Generator<TicketTruth> {
  const indexed = filters.find((filter) => indexOf(filter) !== undefined);
  const idsOf = indexed && indexOf(indexed);
  if (indexed === undefined || idsOf === undefined) return yield* newest(world);
  const ids = new Set(
    wantedOf(indexed)
      .flatMap((value) => idsOf(world, value))
      .map(String),
  );
  for (const id of ids) {
    const ticket = world.tickets.get(id);
    if (ticket !== undefined) yield ticket;
  }
}

function* newest({ tickets }: World): Generator<TicketTruth> {
  const last = tickets.size - 1;
  for (let index = last; index >= 0 && index > last - MOST_SCANNED; index -= 1) {
    const ticket = tickets.at(index);
    if (ticket !== undefined) yield ticket;
  }
}

interface Hit {
  readonly ticket: TicketTruth;
  readonly rank: string | number;
}

const toRank = (fields: Row, key: string): string | number => {
  const [value] = valuesOf(fields, key === 'relevance' ? 't.id' : key);
  return typeof value === 'number' ? value : String(value ?? '');
};

const compareRanks = (a: Hit, b: Hit): number => {
  if (a.rank === b.rank) return a.ticket.id - b.ticket.id;
  return a.rank < b.rank ? -1 : 1;
};

const toPredicates = ({ filters, ticketScope }: Search, now: number): readonly Predicate[] => [
  ...filters.map((filter) => toPredicate(filter, now)),
  ...(ticketScope === 'skills' ? [(fields: Row) => !SPAM.has(fields.spamStatus)] : []),
];

const findAll = (world: World, search: Search, predicates: readonly Predicate[]): Found => {
  const hits: Hit[] = [];
  for (const ticket of candidates(world, search.filters)) {
    const fields = toFields(ticket);
    if (predicates.every((holds) => holds(fields))) hits.push({ ticket, rank: toRank(fields, search.orderByField) });
  }
  hits.sort(compareRanks);
  if (search.orderByDirection === 'desc') hits.reverse();
  return { tickets: hits.slice(search.offset, search.offset + search.limit).map(({ ticket }) => ticket), total: hits.length };
};

/** Everything by id: rows follow from their position, in any number of tickets. */
const pageAll = ({ tickets }: World, { limit, offset, orderByDirection }: Search): Found => {
  const count = Math.max(0, Math.min(limit, tickets.size - offset));
  const position = (row: number) => (orderByDirection === 'asc' ? row : tickets.size - 1 - row);
  const rows = Array.from({ length: count }, (_, index) => tickets.at(position(offset + index)));
  return { tickets: rows.filter((ticket) => ticket !== undefined), total: tickets.size };
};

export const searchTickets = (world: World, search: Search, now: number): Found => {
  const predicates = toPredicates(search, now);
  return predicates.length === 0 && search.orderByField === 't.id' ? pageAll(world, search) : findAll(world, search, predicates);
};
