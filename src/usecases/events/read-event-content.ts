import type { JsonObject } from '../../domain/json.ts';
import type { Store } from '../../store/create-store.ts';

/** What a sender posted. */
export interface EventContent {
  readonly headers: JsonObject;
  /** Bytes that are no UTF-8 are replaced. */
  readonly body: string;
}

/** May be personal, so it is written down who looked; null: there is no such event any more. */
export const readEventContent = async (id: string, by: string, { inbox, audit }: Store, now: number): Promise<EventContent | null> => {
  const event = await inbox.read(id);
  if (event === null) return null;
  await audit.add([{ at: now, principal: by, action: 'readEvent', entity: 'event', entityId: id, details: {} }]);
  return { headers: event.headers, body: Buffer.from(event.body).toString('utf8') };
};
