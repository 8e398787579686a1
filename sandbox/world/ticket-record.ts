import { DAY, TODAY } from './calendar.ts';
import { energyOf, placeOf } from './contract-record.ts';
import { draw, pick } from './hash.ts';
import { idAt, TICKET_SLOTS } from './ids.ts';
import { ticketsOfContracts } from './layout.ts';
import { meterNumberOf } from './meters.ts';
import { partyOf } from './people.ts';
import { TOPICS } from './ticket-topics.ts';
import type { PartyTruth, TicketTruth } from './truth.ts';

const CHANNELS = ['email', 'email', 'email', 'email', 'email', 'chat', 'phone', 'phone', 'letter', 'portal'] as const;
const PRIORITIES = ['low', 'medium', 'medium', 'medium', 'medium', 'high', 'high', 'urgent'] as const;
const STATUSES = ['open', 'open', 'open', 'pending', 'closed', 'closed', 'closed', 'closed', 'closed', 'closed'] as const;
const AGENTS = 40;

/** A ticket's slot counts through five a contract, whether used or not: its id is made of it. */
const slotOf = (ticket: number): number => {
  const contract = ticketsOfContracts.ownerOf(ticket);
  return contract * TICKET_SLOTS + ticket - ticketsOfContracts.before(contract);
};

export const ticketIdAt = (ticket: number): number => idAt('ticket', slotOf(ticket));

/** Position of the ticket in a slot, or null for a slot that is not used. */
export const ticketInSlot = (slot: number): number | null => {
  const { first, count } = ticketsOfContracts.childrenOf(Math.floor(slot / TICKET_SLOTS));
  const nth = slot % TICKET_SLOTS;
  return nth < count ? first + nth : null;
};

const fullName = ({ firstName, lastName, company }: PartyTruth) => company ?? `${firstName} ${lastName}`;

const greet = (body: string, party: PartyTruth) => `Guten Tag,\n\n${body}\n\nViele Grüße\n${fullName(party)}`;

/** Most are old and done; what is open is young. */
const timesOf = (slot: number, status: TicketTruth['status']) => {
  const createdAt = TODAY - draw(slot, 120, (status === 'closed' ? 700 : 30) * DAY);
  const closedAt = status === 'closed' ? Math.min(TODAY, createdAt + 3600 + draw(slot, 121, 12 * DAY)) : null;
  const touched = status === 'pending' || draw(slot, 122, 3) === 0 ? Math.min(TODAY, createdAt + 600 + draw(slot, 123, DAY)) : null;
  return { createdAt, closedAt, modifiedAt: closedAt ?? touched };
};

const textOf = (slot: number, contract: number, party: PartyTruth) => {
  const topic = pick(TOPICS, slot, 124);
  const values: Readonly<Record<string, string>> = {
    '{contract}': String(idAt('contract', contract)),
    '{meter}': meterNumberOf(contract, energyOf(placeOf(contract))),
    '{reading}': String(1000 + draw(slot, 125, 80_000)),
    '{deposit}': String(40 + draw(slot, 126, 36) * 5),
  };
  const fill = (text: string) => text.replace(/\{[a-z]+\}/g, (name) => values[name] ?? name);
  return { subject: fill(topic.subject), bodyPlain: greet(fill(topic.body), party), tagIds: topic.tagId === null ? [] : [topic.tagId] };
};

const senderOf = (channel: string, party: PartyTruth) => (channel === 'phone' || channel === 'letter' ? (party.phones[0] ?? null) : (party.emails[0] ?? null));

export const ticketRecord = (ticket: number): TicketTruth => {
  const slot = slotOf(ticket);
  const contract = Math.floor(slot / TICKET_SLOTS);
  const { customer } = placeOf(contract);
  const party = partyOf(customer);
  const status = pick(STATUSES, slot, 127);
  const channel = pick(CHANNELS, slot, 128);
  return {
    id: idAt('ticket', slot),
    contractId: String(idAt('contract', contract)),
    customerId: String(idAt('customer', customer)),
    status,
    channel,
    priority: pick(PRIORITIES, slot, 129),
    direction: draw(slot, 130, 12) === 0 ? 'out' : 'in',
    ...textOf(slot, contract, party),
    from: senderOf(channel, party),
    fromName: fullName(party),
    ...timesOf(slot, status),
    agentId: draw(slot, 131, 3) === 0 ? null : 1 + draw(slot, 132, AGENTS),
    externalTicketId: draw(slot, 133, 20) === 0 ? `EXT-${slot + 1}` : null,
    wire: {},
  };
};
