import type { EntityRef } from '../../../src/domain/events/entity-ref.ts';
import type { ReceivedEvent } from '../../../src/domain/events/received-event.ts';

export const contractRef = (id: string): EntityRef => ({ source: 'erp', entity: 'contract', id });

/** Only what a test is about has to be said. */
export const eventOf = (event: Partial<ReceivedEvent> = {}): ReceivedEvent => ({
  sender: 'powercloud',
  name: 'contract.changed',
  key: null,
  headers: { 'content-type': 'application/json' },
  body: Buffer.from(crypto.randomUUID()),
  receivedAt: 0,
  refreshes: [contractRef('1')],
  unusable: null,
  ...event,
});
