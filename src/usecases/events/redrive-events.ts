import { BadInput } from '../../domain/bad-input.ts';
import type { ReadEvent } from '../../domain/events/event-reading.ts';
import type { UserError } from '../../domain/user-error.ts';
import type { Store } from '../../store/create-store.ts';
import { isEventId } from './list-events.ts';

export interface RedrivenEvents {
  readonly redriven: readonly string[];
  /** One for each event that was left as it is. */
  readonly userErrors: readonly UserError[];
}

const MOST = 200;

export interface RedriveParts {
  readonly store: Pick<Store, 'inbox' | 'audit'>;
  readonly readEvent: ReadEvent;
  readonly now: () => number;
}

/** Dead events are worked on again, as if they had just come; those that could not be read then are read anew. `by`: who wants it. */
export const redriveEvents = async (ids: readonly string[], by: string, { store: { inbox, audit }, readEvent, now }: RedriveParts): Promise<RedrivenEvents> => {
  if (ids.length > MOST) throw new BadInput('ids', `must name at most ${MOST} events`);
  const known = ids.filter(isEventId);
  for (const event of await inbox.unusable(known)) {
    const reading = readEvent(event);
    if (reading.kind === 'known') await inbox.understand(event.id, reading);
  }
  const at = now();
  const redriven = await inbox.redrive(known, at);
  await audit.add(redriven.map((id) => ({ at, principal: by, action: 'redriveEvent', entity: 'event', entityId: id, details: {} })));
  const isRedriven = new Set(redriven);
  const left = [...new Set(ids)].filter((id) => !isRedriven.has(id));
  return { redriven, userErrors: await Promise.all(left.map((id) => explain(id, inbox))) };
};

const explain = async (id: string, inbox: Store['inbox']): Promise<UserError> => {
  const event = isEventId(id) ? await inbox.read(id) : null;
  if (event === null) return { field: 'ids', code: 'NOT_FOUND', message: `There is no event ${id}.` };
  if (event.state !== 'dead')
    return { field: 'ids', code: 'CONFLICT', message: `Event ${id} is not dead: it is ${event.state === 'done' ? 'done' : 'being worked on'}.` };
  return { field: 'ids', code: 'INVALID', message: `Event ${id} names nothing that could be read again: ${event.error}` };
};
