import { offsetAfter, type Page, type PageArguments, toPage, toRows } from '../domain/page.ts';
import type { Ticket } from '../domain/ticket.ts';
import type { ReadContext } from '../reader/read.ts';
import type { Enneo, TicketFilter } from '../sources/enneo/enneo.ts';
import { requireAsking } from './require-asking.ts';

/** What people filter tickets by; every part that is given must hold. Times are ISO 8601 UTC. */
export interface TicketListFilter {
  readonly ids?: readonly string[] | null;
  readonly statuses?: readonly string[] | null;
  readonly channels?: readonly string[] | null;
  readonly priorities?: readonly string[] | null;
  readonly contractIds?: readonly string[] | null;
  readonly customerIds?: readonly string[] | null;
  readonly agentIds?: readonly string[] | null;
  readonly tagIds?: readonly string[] | null;
  readonly createdFrom?: string | null;
  readonly createdTo?: string | null;
}

/** Newest first. One call to Enneo. */
export const listTickets = async (filter: TicketListFilter | null, paging: PageArguments, enneo: Enneo, call: ReadContext): Promise<Page<Ticket>> => {
  requireAsking('ENNEO', call);
  const offset = offsetAfter(paging.after);
  const query = { filters: toFilters(filter ?? {}), orderBy: 't.id', direction: 'desc', limit: paging.first, offset } as const;
  const { tickets, rows, total } = await enneo.searchTickets(query, call);
  return toPage(toRows(tickets, offset), { totalCount: total, hasNextPage: offset + rows < total });
};

const toFilters = (filter: TicketListFilter): readonly TicketFilter[] => [
  ...oneOf('t.id', filter.ids),
  ...oneOf('t.status', filter.statuses),
  ...oneOf('t.channel', filter.channels),
  ...oneOf('t.priority', filter.priorities),
  ...oneOf('t.contractId', filter.contractIds),
  ...oneOf('t.customerId', filter.customerIds),
  ...oneOf('t.agentId', filter.agentIds),
  ...oneOf('tt.tagId', filter.tagIds),
  ...compare('t.createdAt', '>=', filter.createdFrom),
  ...compare('t.createdAt', '<', filter.createdTo),
];

const oneOf = (key: string, values: readonly string[] | null | undefined): readonly TicketFilter[] =>
  values == null ? [] : [{ key, comparator: 'in', values }];

/** Enneo compares times as `YYYY-MM-DD HH:MM:SS`, UTC. */
const compare = (key: string, comparator: '>=' | '<', time: string | null | undefined): readonly TicketFilter[] =>
  time == null ? [] : [{ key, comparator, value: time.slice(0, 19).replace('T', ' ') }];
