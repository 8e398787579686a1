import type { StoredEvent } from '../store/events/read-events.ts';

/** Of the events one write of a record made, the last: it is the most special, and the others go without saying. In order of their ids. */
export const onePerWrite = (events: readonly StoredEvent[]): readonly StoredEvent[] => [
  ...new Map(events.map((event) => [JSON.stringify([event.entity, event.entityId, event.source, event.at]), event])).values(),
];
