import type { EntityRef } from '../../domain/events/entity-ref.ts';
import { SourceError } from '../../domain/source-error.ts';
import type { Store } from '../../store/create-store.ts';
import type { WaitingEvent } from '../../store/inbox/read-waiting.ts';
import { oneAtATime } from './one-at-a-time.ts';
import type { Refresh } from './refresh.ts';
import { Unreadable } from './refresh-error.ts';

/** What Enerflo answers to no call: kept as the events tell it that wait for it. At most `events` of them, newest first. */
export const keepTold = (
  entity: EntityRef['entity'],
  { inbox }: Store,
  events: number,
  keep: (id: string, told: readonly WaitingEvent[]) => Promise<unknown>,
): Refresh => oneAtATime(async (id) => void (await keep(id, await inbox.waiting({ source: 'enerflo', entity, id }, events)).catch(giveUpOnMalformed)));

/** What was posted stays as it is: reading it again helps nobody. */
const giveUpOnMalformed = (error: unknown): never => {
  throw error instanceof SourceError && error.failure === 'malformed' ? new Unreadable(`What the event tells cannot be read: ${error.message}`) : error;
};
