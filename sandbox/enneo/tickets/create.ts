import type { TicketTruth, World } from '../../world/truth.ts';
import { invalid } from '../refused.ts';
import type { Row } from '../row.ts';
import { toUnix } from '../stamp.ts';
import { checkPending, toBodies, toDue } from './change.ts';
import type { NewTicket } from './wire.ts';

interface Party {
  readonly contractId: string | null;
  readonly customerId: string | null;
}

const NOBODY: Party = { contractId: null, customerId: null };

/** Without a contract Enneo looks for the customer (docs.enneo.ai/en/api-reference/ticket/create-a-ticket); here by the sender alone. */
const detect = (world: World, from: string | null | undefined): Party => {
  const [customer, other] = from ? world.customersByEmail(from) : [];
  if (customer === undefined || other !== undefined) return NOBODY;
  const [contractId = null, another] = customer.contractIds;
  return { customerId: customer.id, contractId: another === undefined ? contractId : null };
};

const toParty = (world: World, { contractId, from }: NewTicket, isDetected: boolean): Party => {
  if (contractId) return { contractId, customerId: world.contracts.get(contractId)?.customerId ?? null };
  return isDetected && contractId === undefined ? detect(world, from) : NOBODY;
};

const toWire = (ticket: NewTicket, aiSupportLevel: string): Row => ({
  interface: 'internal',
  aiSupportLevel,
  to: ticket.to ?? [],
  ccEmails: ticket.cc ?? [],
  bccEmails: ticket.bcc ?? [],
  attachments: ticket.attachments.map(({ name, url }, index) => ({ id: String(index + 1), name: name ?? null, url })),
  rawData: ticket.rawData ?? null,
  ...(ticket.body !== undefined && { body: ticket.body }),
  ...(ticket.summary !== undefined && { summary: ticket.summary }),
  ...(ticket.subchannelId !== undefined && { subchannelId: ticket.subchannelId }),
  ...(ticket.dueBy !== undefined && { dueBy: toDue(ticket.dueBy) }),
  ...(ticket.firstResponseDueBy !== undefined && { firstResponseDueBy: toDue(ticket.firstResponseDueBy) }),
});

const check = (ticket: NewTicket, now: number): void => {
  checkPending(ticket.status, ticket.dueBy, now);
  if (ticket.channel === 'letter' && ticket.attachments.length !== 1) throw invalid('attachments: a letter needs exactly one');
};

/** A new ticket with Enneo's defaults (enneo.md 4.2, observed). */
export const createTicket = (world: World, id: number, ticket: NewTicket, process: string, now: number): TicketTruth => {
  check(ticket, now);
  const status = ticket.status ?? 'open';
  return {
    id,
    ...toParty(world, ticket, process !== 'false'),
    status,
    channel: ticket.channel,
    priority: ticket.priority ?? 'low',
    direction: ticket.direction,
    subject: ticket.subject ?? '',
    bodyPlain: '',
    ...toBodies(ticket.body),
    from: ticket.from ?? null,
    fromName: ticket.fromName ?? null,
    createdAt: toUnix(ticket.createdAt) ?? now,
    modifiedAt: null,
    closedAt: status === 'closed' ? now : null,
    agentId: ticket.agentId ?? null,
    tagIds: ticket.tags ?? [],
    externalTicketId: ticket.externalTicketId ?? null,
    wire: toWire(ticket, process === 'false' ? 'human' : 'unprocessed'),
  };
};
