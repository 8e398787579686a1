import { BadInput } from '../../domain/bad-input.ts';
import type { PageArguments } from '../../domain/page.ts';
import type { Store } from '../../store/create-store.ts';
import type { EventState, InboxEvent } from '../../store/inbox/list-events.ts';
import { type CountedPage, toCountedPage } from '../mirror-page.ts';

const PREFIX = 'event:';
const toCursor = ({ id }: InboxEvent): string => Buffer.from(`${PREFIX}${id}`).toString('base64url');

/** Events as they came in, newest first. `state` null: all. */
export const listEvents = async (state: EventState | null, paging: PageArguments, { inbox }: Store): Promise<CountedPage<InboxEvent>> => {
  const events = await inbox.list({ state, after: idOf(paging.after), limit: paging.first + 1 });
  const rows = events.slice(0, paging.first).map((record) => ({ record, cursor: toCursor(record) }));
  return toCountedPage({ rows, hasNextPage: events.length > paging.first }, paging, () => inbox.count(state));
};

const idOf = (after: string | null): string | null => {
  if (after === null) return null;
  const id = Buffer.from(after, 'base64url').toString().replace(PREFIX, '');
  if (!isEventId(id)) throw new BadInput('after', 'is no cursor of this list; pass an `endCursor` or `cursor` that an earlier page answered');
  return id;
};

/** Whole numbers that fit. */
export const isEventId = (text: string): boolean => /^[1-9]\d{0,17}$/.test(text);
