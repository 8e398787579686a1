import { z } from 'zod';
import { wireAttachment } from './wire-attachment.ts';
import { rowsOf } from './wire-rows.ts';
import { listOf, orNull, wireFlag, wireId, wireIds, wireJson, wireOptionalId, wireText, wireTexts, wireTime, withRaw } from './wire-values.ts';

/** docs.enneo.ai/de/api-reference/conversation/get-conversations-for-a-ticket; its times are Unix seconds. */
const wireConversation = withRaw({
  id: wireId,
  ticketId: wireId,
  type: wireText,
  direction: wireText,
  private: wireFlag,
  isDraft: wireFlag,
  fromEmail: wireText,
  fromEmailName: wireText,
  agentId: wireOptionalId,
  sender: orNull(z.object({ id: wireOptionalId, name: wireText, email: wireText })),
  toEmail: wireTexts,
  ccEmails: wireTexts,
  body: wireText,
  bodyPlain: wireText,
  bodyClean: wireText,
  content: wireJson,
  intentIds: wireIds,
  attachments: listOf(wireAttachment),
  createdAt: wireTime,
  modifiedAt: wireTime,
  deletedAt: wireTime,
});

export const wireConversations = z.object({ conversations: rowsOf(wireConversation) });
