import type { TicketTruth } from '../world/truth.ts';
import { toAgent } from './people.ts';
import type { Row } from './row.ts';

const HOUR = 3600;

/** What was written into tickets since the last reset; the rest is computed from the ticket. */
export interface Conversations {
  of(ticket: TicketTruth): readonly Row[];
  add(ticket: TicketTruth, fields: Row, atUnixSeconds: number): Row;
  reset(): void;
}

const EMPTY: Row = {
  type: 'text',
  private: false,
  isDraft: false,
  agentId: null,
  toEmail: [],
  ccEmails: [],
  intentIds: [],
  cortexRequestId: null,
  attachments: [],
  crmNotificationId: null,
  modifiedAt: null,
  deletedAt: null,
};

const toBodies = (plain: string): Row => ({ body: `<p>${plain}</p>`, bodyPlain: plain, bodyClean: plain, content: { message: plain } });

const toFirst = (ticket: TicketTruth): Row => ({
  ...EMPTY,
  id: ticket.id * 10 + 1,
  ticketId: ticket.id,
  direction: ticket.direction,
  fromEmail: ticket.from,
  fromEmailName: ticket.fromName,
  sender: { id: ticket.customerId, name: ticket.fromName, email: ticket.from },
  ...toBodies(ticket.bodyPlain),
  createdAt: ticket.createdAt,
});

const toAnswer = (ticket: TicketTruth, agentId: number): Row => {
  const { firstName, lastName, email } = toAgent(agentId);
  return {
    ...EMPTY,
    id: ticket.id * 10 + 2,
    ticketId: ticket.id,
    direction: 'out',
    agentId,
    fromEmail: email,
    fromEmailName: `${firstName} ${lastName}`,
    sender: { id: agentId, name: `${firstName} ${lastName}`, email },
    toEmail: ticket.from === null ? [] : [ticket.from],
    ...toBodies('Vielen Dank für Ihre Nachricht. Wir haben Ihr Anliegen erledigt.'),
    createdAt: ticket.closedAt ?? ticket.createdAt + HOUR,
  };
};

/** docs.enneo.ai/de/api-reference/conversation/get-conversations-for-a-ticket: times are Unix seconds, intent ids strings. */
export const createConversations = (): Conversations => {
  const written = new Map<number, Row[]>();
  let nextId = 9_000_000_001;
  const computed = (ticket: TicketTruth) =>
    ticket.status === 'closed' && ticket.agentId !== null ? [toFirst(ticket), toAnswer(ticket, ticket.agentId)] : [toFirst(ticket)];
  return {
    of: (ticket) => [...computed(ticket), ...(written.get(ticket.id) ?? [])],
    add: (ticket, fields, createdAt) => {
      const conversation = { ...EMPTY, ...fields, id: nextId, ticketId: ticket.id, createdAt };
      nextId += 1;
      written.set(ticket.id, [...(written.get(ticket.id) ?? []), conversation]);
      return conversation;
    },
    reset: () => written.clear(),
  };
};
