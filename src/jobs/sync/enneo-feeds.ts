import type { Ticket } from '../../domain/ticket.ts';
import type { Enneo } from '../../sources/enneo/enneo.ts';
import type { Store } from '../../store/create-store.ts';
import { announcing, type Feed, type Run } from './feed.ts';
import { tallyOf } from './tally.ts';

/** The most a search answers (enneo.md 4.1, observed). */
const PAGE = 500;
const AHEAD = 2;
const SOURCE = 'enneo';

/** Tickets, oldest first: new ones come at the end while the list is read. Rows are compact; a whole ticket in the mirror stays whole. */
export const enneoFeeds = (enneo: Enneo, { mirror }: Store, now: () => number): readonly Feed[] => {
  const keep = async (tickets: readonly Ticket[], fetchedAt: number, run: Run) =>
    tallyOf(
      tickets.length,
      await mirror.write(
        'ticket',
        tickets.map((record) => ({ record, fetchedAt })),
        announcing(run),
      ),
    );

  const readPage: Feed['readPage'] = async (cursor, { ask }) => {
    const offset = Number(cursor ?? 0);
    const readAt = now();
    const query = { filters: [], orderBy: 't.id', direction: 'asc', limit: PAGE, offset } as const;
    const { tickets, total } = await ask((call) => enneo.searchTickets(query, call));
    const end = offset + PAGE;
    return { size: tickets.length, next: tickets.length > 0 && end < total ? String(end) : null, total, write: (run) => keep(tickets, readAt, run) };
  };

  const settle: Feed['settle'] = async (ids, run) => {
    const readAt = now();
    const tickets = await run.ask((call) => enneo.ticketsByIds(ids, call));
    const found = new Set(tickets.map(({ id }) => id));
    const gone = ids.filter((id) => !found.has(id)).map((id) => ({ id, source: SOURCE }));
    return { ...(await keep(tickets, readAt, run)), gone: (await mirror.delete('ticket', gone, readAt, announcing(run))).length };
  };

  return [{ source: SOURCE, entity: 'ticket', ahead: AHEAD, readPage, estimate: null, settle }];
};
