import type { IncomingHttpHeaders } from 'node:http';
import type { EventReading } from '../domain/events/event-reading.ts';
import type { ReceivedEvent, Sender } from '../domain/events/received-event.ts';
import { keptHeaders } from './kept-headers.ts';

interface Arrival {
  readonly sender: Sender;
  readonly body: Uint8Array;
  readonly headers: IncomingHttpHeaders;
  readonly receivedAt: number;
}

/** What is kept of an event, whatever could be made of it. */
export const toReceivedEvent = (reading: EventReading, { sender, body, headers, receivedAt }: Arrival): ReceivedEvent => ({
  sender,
  name: reading.name,
  key: reading.kind === 'known' ? reading.key : null,
  headers: keptHeaders(headers),
  body,
  receivedAt,
  refreshes: reading.kind === 'known' ? reading.refreshes : [],
  unusable: reading.kind === 'unusable' ? reading.reason : null,
});
