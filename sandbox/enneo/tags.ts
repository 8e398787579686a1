import type { Row } from './row.ts';

interface Named {
  readonly name: string;
  readonly color: string;
  readonly type: string;
}

const CATALOGUE: Readonly<Record<number, Named>> = {
  1: { name: 'Neukunde', color: 'blue', type: 'customerProperty' },
  2: { name: 'VIP', color: 'green', type: 'customerProperty' },
  3: { name: 'Zahlungsverzug', color: 'red', type: 'customerProperty' },
  4: { name: 'Beschwerde', color: 'grey', type: 'skill' },
  5: { name: 'Zählerstand', color: 'yellow', type: 'skill' },
  6: { name: 'Umzug', color: 'orange', type: 'skill' },
  7: { name: 'Solar', color: 'green', type: 'product' },
};

const named = (id: number): Named => CATALOGUE[id] ?? { name: `Tag ${id}`, color: 'grey', type: 'other' };

/** The short form of customers. */
export const toCustomerTag = (id: number): Row => ({ id, color: named(id).color, name: named(id).name });

/** The long form of tickets (docs.enneo.ai/en/api-reference/ticket/get-a-ticket-full-data). */
export const toTicketTag = (id: number): Row => ({
  id,
  name: named(id).name,
  fullName: named(id).name,
  parent: null,
  reference: 'ticket',
  type: named(id).type,
  visibility: 'public',
  color: named(id).color,
  properties: [],
  complexity: 'moderate',
  sla: 8,
  priority: 'do-not-change',
  channels: [],
  subchannels: [],
  routingRelevance: true,
  detectionDetails: {},
  assignment: [],
  testCase: {},
  modifiedBy: null,
  modifiedAt: '2024-08-29 14:38:12',
});
