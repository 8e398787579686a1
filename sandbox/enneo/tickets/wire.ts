import { z } from 'zod';
import { toUnix } from '../stamp.ts';

export const CHANNELS = ['email', 'portal', 'phone', 'letter', 'system', 'chat', 'walkIn'] as const;

/** Ids of tags and agents: numbers, or digits (enneo.md 10). */
export const numericId = z.union([
  z.int().nonnegative(),
  z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
]);
export const numericIds = z.array(numericId);
/** Ids of contracts and customers: strings inside tickets. */
export const textId = z.union([z.string(), z.int()]).transform(String).nullable();

/** A stamp, an ISO time, or Unix seconds. */
const time = z.union([z.string(), z.int()]).refine((value) => toUnix(value) !== null, 'not a time');

/** What can be set when a ticket is made as well as later; `undefined` leaves it. */
const settable = {
  status: z.enum(['open', 'pending', 'closed']).optional(),
  priority: z.enum(['low', 'medium', 'high', 'urgent']).optional(),
  contractId: textId.optional(),
  agentId: numericId.nullable().optional(),
  dueBy: time.nullable().optional(),
  firstResponseDueBy: time.nullable().optional(),
  subchannelId: numericId.optional(),
  subject: z.string().optional(),
  summary: z.string().optional(),
  body: z.string().optional(),
};

/** docs.enneo.ai/en/api-reference/ticket/update-a-ticket; the second half is observed (enneo.md 4.2). `direction` is not among them: it never changes. */
export const wireChange = z.object({
  ...settable,
  workedOnByIds: numericIds.optional(),
  workedOnBy: z.array(z.union([numericId, z.object({ id: numericId }).transform(({ id }) => id)])).optional(),
  tagIds: numericIds.optional(),
  addTagIds: numericIds.optional(),
  removeTagIds: numericIds.optional(),
  assignedAgentIds: numericIds.optional(),
  customerId: textId.optional(),
  customerLegitimation: z.number().optional(),
  customerLegitimationMessage: z.string().nullable().optional(),
  aiSupportLevel: z.string().optional(),
  spamStatus: z.string().nullable().optional(),
});
export type Change = z.infer<typeof wireChange>;

/** docs.enneo.ai/en/api-reference/ticket/create-a-ticket: only `channel` is required (enneo.md 4.2, observed). */
export const wireNewTicket = z.object({
  ...settable,
  channel: z.enum(CHANNELS),
  direction: z.enum(['in', 'out', 'internal']).default('in'),
  from: z.string().nullable().optional(),
  fromName: z.string().nullable().optional(),
  to: z.array(z.string()).optional(),
  cc: z.array(z.string()).optional(),
  bcc: z.array(z.string()).optional(),
  createdAt: time.optional(),
  attachments: z.array(z.object({ name: z.string().optional(), url: z.string() })).default([]),
  tags: numericIds.optional(),
  externalTicketId: z.string().nullable().optional(),
  rawData: z.unknown().optional(),
});
export type NewTicket = z.infer<typeof wireNewTicket>;

/** What decides about the AI's part: `false` leaves the ticket to people (enneo.md 4.2). */
export const wireProcess = z.object({ process: z.enum(['realtime', 'batch', 'false']).default('batch') });
