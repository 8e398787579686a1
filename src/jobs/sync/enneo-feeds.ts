import type { Ticket } from '../../domain/ticket.ts';
import type { Enneo } from '../../sources/enneo/enneo.ts';
import type { Store } from '../../store/create-store.ts';
import { announcing, type Feed, type Run, type Unseen } from './feed.ts';
import { joinOutcomes, type Outcome } from './outcome.ts';

/** The most a search answers (enneo.md 4.1, observed). */
const PAGE = 500;
const AHEAD = 2;
const SOURCE = 'enneo';

/** Tickets, oldest first: new ones come at the end while the list is read. Rows are compact; a whole ticket in the mirror stays whole: where a row shows that it changed, or it is damaged, it is read again. */
export const enneoFeeds = (enneo: Enneo, { mirror }: Store, now: () => number): readonly Feed[] => {
  const keep = async (tickets: readonly Ticket[], fetchedAt: number, run: Run): Promise<Outcome> => {
    const written = await mirror.write(
      'ticket',
      tickets.map((record) => ({ record, fetchedAt })),
      announcing(run),
    );
    return { seen: tickets.length, written, gone: [] };
  };

  const keepPage = async (tickets: readonly Ticket[], fetchedAt: number, run: Run): Promise<Outcome> => {
    const kept = await keep(tickets, fetchedAt, run);
    const damaged = await mirror.readDamaged('ticket', { by: 'id', values: tickets.map(({ id }) => id) });
    const readAt = now();
    const whole = await Promise.all([...damaged].map((id) => run.ask((call) => enneo.ticketById(id, call))));
    const mended = await keep(
      whole.filter((ticket) => ticket !== null),
      readAt,
      run,
    );
    return joinOutcomes(kept, { ...mended, seen: 0 });
  };

  const readPage: Feed['readPage'] = async (cursor, { ask }) => {
    const offset = Number(cursor ?? 0);
    const readAt = now();
    const query = { filters: [], orderBy: 't.id', direction: 'asc', limit: PAGE, offset } as const;
    const { tickets, total } = await ask((call) => enneo.searchTickets(query, call));
    const end = offset + PAGE;
    const next = tickets.length > 0 && end < total ? String(end) : null;
    return { size: tickets.length, next, total, write: (run) => keepPage(tickets, readAt, run) };
  };

  const look: Unseen['look'] = async (ids, run) => {
    const at = now();
    const tickets = await run.ask((call) => enneo.ticketsByIds(ids, call));
    const found = new Set(tickets.map(({ id }) => id));
    return { outcome: await keep(tickets, at, run), missing: ids.filter((id) => !found.has(id)), at };
  };
  const remove: Unseen['remove'] = (ids, at, run) =>
    mirror.delete(
      'ticket',
      ids.map((id) => ({ id, source: SOURCE })),
      at,
      announcing(run),
    );

  return [{ source: SOURCE, entity: 'ticket', ahead: AHEAD, readPage, estimate: null, unseen: { entity: 'ticket', look, remove } }];
};
