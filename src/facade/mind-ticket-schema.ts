import { z } from 'zod';
import { optionalText } from './record-schema.ts';

/** Enneo's ticket object as its pages have it (docs.enneo.ai/de/api-reference/contract/get-ticket-history-for-a-contract; enneo.md 4.3), without `customer` and `rawData`. */
const wireId = z.union([z.int(), z.string().min(1)]).meta({ description: 'A number where it is one without losing digits.' });
const optionalId = wireId.nullable();
const optionalNumber = z.number().nullable();
const optionalFlag = z.boolean().nullable();
const time = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/)
  .nullable()
  .meta({ description: '`YYYY-MM-DD HH:MM:SS`, UTC.' });
const texts = z.array(z.string());
const ids = z.array(wireId);
const anything = z.unknown().meta({ description: 'As Enneo keeps it.' });

const agent = z.object({
  id: wireId,
  firstName: optionalText,
  lastName: optionalText,
  email: optionalText,
  phone: optionalText,
  lastSeen: time,
  type: optionalText,
  isSsoOnly: z.union([z.literal(0), z.literal(1)]).nullable(),
  lang: optionalText,
  nameAlias: optionalText,
  externalId: optionalText,
});

const tag = z.object({
  id: wireId,
  name: optionalText,
  fullName: optionalText,
  parent: optionalId,
  reference: optionalText,
  type: optionalText,
  visibility: optionalText,
  color: optionalText,
  properties: z.array(anything),
  complexity: optionalText,
  sla: optionalNumber,
  priority: optionalText,
  channels: texts,
  subchannels: ids,
  routingRelevance: optionalFlag,
  detectionDetails: anything,
  assignment: texts,
  testCase: anything,
  modifiedBy: optionalText,
  modifiedAt: time,
});

const attachment = z.object({
  id: z.string(),
  url: optionalText,
  name: optionalText,
  size: optionalNumber,
  width: optionalNumber,
  height: optionalNumber,
  inline: optionalFlag,
  fileEnding: optionalText,
  contentType: optionalText,
  originalUrl: optionalText,
  extractedData: anything,
  extractionStatus: optionalText,
  extractionData: z.object({ confidence: optionalNumber, meterValue: optionalNumber }).nullable(),
});

const outcome = z.object({
  aiAgentId: optionalId,
  success: optionalFlag,
  messageLocalized: optionalText,
  internalData: anything,
  executedAt: time,
  userId: optionalId,
  sent: optionalFlag,
  ticketClosed: optionalFlag,
  recipient: optionalText,
  message: optionalText,
  template: optionalText,
  sources: z.array(z.object({ type: optionalText, id: optionalId, name: optionalText, url: optionalText, text: optionalText })),
  txId: optionalText,
});

const intent = z.object({
  id: wireId,
  code: optionalText,
  name: optionalText,
  contractId: optionalText,
  status: optionalText,
  confidence: optionalNumber,
  confidenceColor: optionalText,
  verified: optionalFlag,
  context: anything,
  messagePreview: optionalText,
  recipient: optionalText,
  data: anything,
  options: z.array(z.object({ type: optionalText, name: optionalText, icon: optionalText, recommended: optionalFlag, order: optionalNumber })),
  infos: z.array(z.object({ code: optionalText, type: optionalText, message: optionalText, extraInfo: optionalText })),
  extraInfo: anything,
  outcome: outcome.nullable(),
});

export const mindTicketSchema = z
  .object({
    id: wireId,
    contractId: optionalText,
    customerId: optionalText,
    partnerId: optionalId,
    customerLegitimation: optionalNumber,
    customerLegitimationMessage: optionalText,
    channel: z.string(),
    channelId: optionalText,
    subchannelId: optionalId,
    direction: optionalText,
    interface: optionalText,
    priority: optionalText,
    status: z.string(),
    aiSupportLevel: optionalText,
    spamStatus: optionalText,
    sentiment: optionalText,
    language: optionalText,
    languageCode: optionalText,
    from: optionalText,
    fromName: optionalText,
    to: texts,
    ccEmails: texts,
    bccEmails: texts,
    replyCcEmails: texts,
    replyRecipients: z.object({ to: texts, cc: texts, bcc: texts }).nullable(),
    subject: optionalText,
    summary: optionalText,
    body: optionalText,
    bodyPlain: optionalText,
    bodyClean: optionalText,
    externalTicketId: optionalText,
    createdAt: time,
    modifiedAt: time,
    closedAt: time,
    firstResponseDueBy: time,
    dueBy: time,
    lastMessageAt: time,
    lastCustomerMessageAt: time,
    autoExecuteAt: optionalText.meta({ description: 'ISO 8601 with `Z`.' }),
    agentId: optionalId,
    responderId: optionalId,
    agent: agent.nullable(),
    assignedAgentIds: ids,
    assignedAgents: z.array(agent),
    workedOnByIds: ids,
    workedOnBy: z.array(agent),
    tagIds: ids,
    tags: z.array(tag),
    attachments: z.array(attachment),
    intents: z.array(intent),
    isEscalated: optionalFlag,
    isCustomerActive: optionalFlag,
    agentSkillsMatch: optionalFlag,
    additionalData: anything,
    template: optionalText,
    workitem: anything,
  })
  .meta({ description: 'A ticket as Enneo’s own pages have it, without the customer’s record and raw data.' });

type Frozen<T> = T extends readonly (infer Item)[] ? readonly Frozen<Item>[] : T extends object ? { readonly [Key in keyof T]: Frozen<T[Key]> } : T;
export type MindTicket = Frozen<z.output<typeof mindTicketSchema>>;
