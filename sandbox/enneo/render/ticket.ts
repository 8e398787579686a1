import type { TicketTruth } from '../../world/truth.ts';
import { toAgent } from '../people.ts';
import { type Row, without } from '../row.ts';
import { toNullableStamp, toStamp } from '../stamp.ts';
import { toTicketTag } from '../tags.ts';
import { renderIntents } from './intent.ts';

const DAY = 86_400;
const SERVICE = 'service@stadtwerk.example';
const CHANNEL_ID = '32291c7e-1cce-4d4c-8269-15e6a6501466';
const SENTIMENTS = ['neutral', 'positive', 'negative'] as const;

/** What the truth itself says: a change of it shows in pinned records too. */
const toLive = (ticket: TicketTruth) => ({
  id: ticket.id,
  direction: ticket.direction,
  from: ticket.from,
  fromName: ticket.fromName,
  externalTicketId: ticket.externalTicketId,
  priority: ticket.priority,
  channel: ticket.channel,
  status: ticket.status,
  subject: ticket.subject,
  bodyPlain: ticket.bodyPlain,
  createdAt: toStamp(ticket.createdAt),
  modifiedAt: toNullableStamp(ticket.modifiedAt),
  closedAt: toNullableStamp(ticket.closedAt),
  customerId: ticket.customerId,
  contractId: ticket.contractId,
  agentId: ticket.agentId,
  tagIds: ticket.tagIds,
});

/** What the truth says nothing about, unless pinned or written. */
const toComputed = (ticket: TicketTruth) => ({
  subchannelId: 1 + (ticket.id % 5),
  sentiment: SENTIMENTS[ticket.id % SENTIMENTS.length],
  language: 'German',
  languageCode: 'de',
  autoExecuteAt: null,
  spamStatus: 'auto_clean',
  isCustomerActive: true,
  interface: 'internal',
  channelId: CHANNEL_ID,
  aiSupportLevel: 'human',
  summary: ticket.subject,
  isEscalated: false,
  firstResponseDueBy: toStamp(ticket.createdAt + DAY),
  dueBy: toStamp(ticket.createdAt + 2 * DAY),
  lastMessageAt: toStamp(ticket.createdAt),
  lastCustomerMessageAt: ticket.direction === 'in' ? toStamp(ticket.createdAt) : null,
  partnerId: 1,
  customerLegitimation: ticket.customerId === null ? 0 : 20,
  customerLegitimationMessage: null,
  responderId: ticket.status === 'closed' ? ticket.agentId : null,
  modelRunAt: null,
  assignedAgentIds: ticket.agentId === null ? [] : [ticket.agentId],
  workedOnByIds: [],
});

/** All a search can filter and sort by. */
export const toFields = (ticket: TicketTruth): Row => ({ ...toComputed(ticket), ...ticket.wire, ...toLive(ticket) });

const toHtml = (plain: string): string => `<p>${plain.replace(/&/g, '&amp;').replace(/</g, '&lt;').replaceAll('\n\n', '</p><p>').replaceAll('\n', '<br>')}</p>`;

const toAgents = (ids: unknown): readonly Row[] => (Array.isArray(ids) ? ids.map(Number).map(toAgent) : []);

const toParts = (ticket: TicketTruth, fields: Row): Row => ({
  to: [SERVICE],
  ccEmails: [],
  bccEmails: [],
  replyCcEmails: [],
  replyRecipients: ticket.from === null ? null : { to: [ticket.from], cc: [], bcc: [] },
  agent: ticket.agentId === null ? null : toAgent(ticket.agentId),
  assignedAgents: toAgents(fields.assignedAgentIds),
  workedOnBy: toAgents(fields.workedOnByIds),
  additionalData: null,
  tags: ticket.tagIds.map(toTicketTag),
  agentSkillsMatch: true,
  rawData: null,
});

/** What rows of a search lack. */
const toLongParts = (ticket: TicketTruth): Row => ({
  body: toHtml(ticket.bodyPlain),
  bodyClean: ticket.bodyPlain.replace(/\s+/g, ' '),
  attachments: [],
  template: '<p>Guten Tag,</p><p>%MESSAGE%</p>',
  workitem: {},
});

const COMPACT_LACKS = ['body', 'bodyPlain', 'bodyClean', 'attachments', 'template', 'workitem', 'intents'];

export interface TicketRendering {
  readonly customer: Row | null;
  readonly intents: boolean;
}

/** docs.enneo.ai/en/api-reference/ticket/get-a-ticket-full-data; without intents unless asked (enneo.md 4.2). */
export const renderTicket = (ticket: TicketTruth, { customer, intents }: TicketRendering): Row => {
  const fields = toFields(ticket);
  const whole = { ...toParts(ticket, fields), ...toLongParts(ticket), ...fields, customer };
  return intents ? { intents: renderIntents(ticket), ...whole } : without(whole, ['intents']);
};

/** A row of a search (docs.enneo.ai/en/api-reference/ticket/get-a-list-of-tickets). */
export const renderCompactTicket = (ticket: TicketTruth, customer: Row): Row => {
  const fields = toFields(ticket);
  return without({ ...toParts(ticket, fields), ...fields, customer }, COMPACT_LACKS);
};
