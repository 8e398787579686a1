import { z } from 'zod';
import type { Intent } from '../../domain/ticket.ts';
import { listOf, orNull, wireFlag, wireId, wireInt, wireJson, wireNumber, wireOptionalId, wireText, wireTime } from './wire-values.ts';

const wireOption = z.object({ type: wireText, name: wireText, icon: wireText, recommended: wireFlag, order: wireInt });

const wireInfo = z.object({ code: wireText, type: wireText, message: wireText, extraInfo: wireText });

const wireKnowledge = z.object({ type: wireText, id: wireOptionalId, name: wireText, url: wireText, text: wireText });

const wireOutcome = z.object({
  aiAgentId: wireOptionalId,
  success: wireFlag,
  messageLocalized: wireText,
  internalData: wireJson,
  executedAt: wireTime,
  userId: wireOptionalId,
  sent: wireFlag,
  ticketClosed: wireFlag,
  recipient: wireText,
  message: wireText,
  template: wireText,
  sources: listOf(wireKnowledge),
  txId: wireText,
});

/** docs.enneo.ai/en/api-reference/ticket/get-a-ticket-full-data */
export const wireIntent = z.object({
  id: wireId,
  code: wireText,
  name: wireText,
  contractId: wireOptionalId,
  status: wireText,
  confidence: wireNumber,
  confidenceColor: wireText,
  verified: wireFlag,
  context: wireJson,
  messagePreview: wireText,
  recipient: wireText,
  data: wireJson,
  options: listOf(wireOption),
  infos: listOf(wireInfo),
  extraInfo: wireJson,
  outcome: orNull(wireOutcome),
}) satisfies z.ZodType<Intent>;
