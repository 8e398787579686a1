import type { Store } from '../../store/create-store.ts';
import type { InboxEvent } from '../../store/inbox/list-events.ts';
import { isEventId } from './list-events.ts';

/** null: there is none with that id, or none any more. */
export const findEvent = async (id: string, { inbox }: Store): Promise<InboxEvent | null> => (isEventId(id) ? inbox.read(id) : null);
