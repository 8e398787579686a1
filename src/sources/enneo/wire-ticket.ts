import { z } from 'zod';
import type { Ticket } from '../../domain/ticket.ts';
import { once } from '../once.ts';
import { wireAgent } from './wire-agent.ts';
import { wireAttachment } from './wire-attachment.ts';
import { wireIntent } from './wire-intent.ts';
import { countRows, type Rows, rowsOf } from './wire-rows.ts';
import { wireTag } from './wire-tag.ts';
import {
  listOf,
  orNull,
  wireFlag,
  wireId,
  wireIds,
  wireInt,
  wireJson,
  wireOptionalId,
  wireRequiredText,
  wireText,
  wireTexts,
  wireTime,
  withRaw,
} from './wire-values.ts';

const wireRow = withRaw({
  id: wireId,
  contractId: wireOptionalId,
  customerId: wireOptionalId,
  partnerId: wireOptionalId,
  customerLegitimation: wireInt,
  customerLegitimationMessage: wireText,
  channel: wireRequiredText,
  channelId: wireOptionalId,
  subchannelId: wireOptionalId,
  direction: wireText,
  interface: wireText,
  priority: wireText,
  status: wireRequiredText,
  aiSupportLevel: wireText,
  spamStatus: wireText,
  sentiment: wireText,
  language: wireText,
  languageCode: wireText,
  from: wireText,
  fromName: wireText,
  to: wireTexts,
  ccEmails: wireTexts,
  bccEmails: wireTexts,
  replyCcEmails: wireTexts,
  replyRecipients: orNull(z.object({ to: wireTexts, cc: wireTexts, bcc: wireTexts })),
  subject: wireText,
  summary: wireText,
  body: wireText,
  bodyPlain: wireText,
  bodyClean: wireText,
  externalTicketId: wireOptionalId,
  createdAt: wireTime,
  modifiedAt: wireTime,
  closedAt: wireTime,
  firstResponseDueBy: wireTime,
  dueBy: wireTime,
  lastMessageAt: wireTime,
  lastCustomerMessageAt: wireTime,
  autoExecuteAt: wireTime,
  agentId: wireOptionalId,
  responderId: wireOptionalId,
  agent: orNull(wireAgent),
  assignedAgentIds: wireIds,
  assignedAgents: listOf(wireAgent),
  workedOnByIds: wireIds,
  workedOnBy: listOf(wireAgent),
  tagIds: wireIds,
  tags: listOf(wireTag),
  attachments: listOf(wireAttachment),
  intents: listOf(wireIntent),
  isEscalated: wireFlag,
  isCustomerActive: wireFlag,
  agentSkillsMatch: wireFlag,
  additionalData: wireJson,
  rawData: wireJson,
  template: wireText,
  workitem: wireJson,
});

/** The whole ticket (docs.enneo.ai/en/api-reference/ticket/get-a-ticket-full-data). */
export const wireTicket = once(wireRow.transform((row): Ticket => ({ ...row, isCompact: false })));

/** A row of a search, or the answer to a write: without intents, a search row without texts and attachments too (enneo.md 4.1). */
export const wireCompactTicket = wireRow.transform((row): Ticket => ({ ...row, isCompact: true }));

/** `{tickets, total, offset, limit, success}` (enneo.md 4.1, observed). */
export const wireTicketPage = once(z.object({ tickets: rowsOf(wireCompactTicket), total: z.int().nonnegative() }));

/** `PATCH /ticket/{id}` nests what `GET` answers flat (docs.enneo.ai/en/api-reference/ticket/update-a-ticket). */
export const wireChangedTicket = z.object({ ticket: wireCompactTicket });

export interface HistoryPage {
  readonly tickets: Rows<Ticket>;
  /** How many came, those that are no tickets included. */
  readonly entries: number;
}

/** What is no ticket is left out. */
const wireEntries = listOf(wireCompactTicket);

/**
 * `{tickets}`, oldest first (docs.enneo.ai/de/api-reference/contract/get-ticket-history-for-a-contract). Seen elsewhere: `{history}` of mixed
 * interactions (enneo.md 2.4); of those only the tickets are kept.
 */
export const wireHistory = z
  .object({ tickets: rowsOf(wireTicket).nullish(), history: z.array(z.unknown()).nullish() })
  .transform(({ tickets, history }, context): HistoryPage => {
    if (tickets != null) return { tickets, entries: countRows(tickets) };
    if (history != null) return { tickets: { records: wireEntries.parse(history), unreadable: [] }, entries: history.length };
    context.addIssue({ code: 'custom', path: ['tickets'], message: 'expected a list' });
    return z.NEVER;
  });
