import { z } from 'zod';
import type { Agent } from '../../domain/ticket.ts';
import { wireFlag, wireId, wirePhone, wireText, wireTime } from './wire-values.ts';

/** docs.enneo.ai/en/api-reference/ticket/get-a-ticket-full-data */
export const wireAgent = z.object({
  id: wireId,
  firstName: wireText,
  lastName: wireText,
  email: wireText,
  phone: wirePhone,
  lastSeen: wireTime,
  type: wireText,
  /** 0 or 1 */
  isSsoOnly: wireFlag,
  lang: wireText,
  nameAlias: wireText,
  externalId: wireText,
}) satisfies z.ZodType<Agent>;
