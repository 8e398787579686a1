import type { Json, JsonObject } from './json.ts';

export interface Agent {
  readonly id: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  /** ISO 8601, UTC. */
  readonly lastSeen: string | null;
  readonly type: string | null;
  readonly isSsoOnly: boolean | null;
  readonly lang: string | null;
  readonly nameAlias: string | null;
  readonly externalId: string | null;
}

export interface Tag {
  readonly id: string;
  readonly name: string | null;
  readonly fullName: string | null;
  readonly parentId: string | null;
  readonly reference: string | null;
  readonly type: string | null;
  readonly visibility: string | null;
  readonly color: string | null;
  readonly properties: readonly Json[];
  readonly complexity: string | null;
  /** Hours. */
  readonly sla: number | null;
  readonly priority: string | null;
  readonly channels: readonly string[];
  readonly subchannelIds: readonly string[];
  readonly routingRelevance: boolean | null;
  readonly detectionDetails: Json;
  readonly assignment: readonly string[];
  readonly testCase: Json;
  readonly modifiedBy: string | null;
  readonly modifiedAt: string | null;
}

export interface Attachment {
  readonly id: string;
  readonly url: string | null;
  readonly name: string | null;
  /** Bytes. */
  readonly size: number | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly inline: boolean | null;
  readonly fileEnding: string | null;
  readonly contentType: string | null;
  readonly originalUrl: string | null;
  readonly extractedData: Json;
  readonly extractionStatus: string | null;
  readonly extractionData: { readonly confidence: number | null; readonly meterValue: number | null } | null;
}

export interface IntentOption {
  readonly type: string | null;
  readonly name: string | null;
  readonly icon: string | null;
  readonly recommended: boolean | null;
  readonly order: number | null;
}

export interface IntentInfo {
  readonly code: string | null;
  readonly type: string | null;
  readonly message: string | null;
  readonly extraInfo: string | null;
}

export interface IntentSource {
  readonly type: string | null;
  readonly id: string | null;
  readonly name: string | null;
  readonly url: string | null;
  readonly text: string | null;
}

export interface IntentOutcome {
  readonly aiAgentId: string | null;
  readonly success: boolean | null;
  readonly messageLocalized: string | null;
  readonly internalData: Json;
  readonly executedAt: string | null;
  readonly userId: string | null;
  readonly sent: boolean | null;
  readonly ticketClosed: boolean | null;
  readonly recipient: string | null;
  readonly message: string | null;
  readonly template: string | null;
  readonly sources: readonly IntentSource[];
  readonly txId: string | null;
}

/** What Enneo's AI thinks a ticket asks for. */
export interface Intent {
  readonly id: string;
  readonly code: string | null;
  readonly name: string | null;
  readonly contractId: string | null;
  readonly status: string | null;
  readonly confidence: number | null;
  readonly confidenceColor: string | null;
  readonly verified: boolean | null;
  readonly context: Json;
  readonly messagePreview: string | null;
  readonly recipient: string | null;
  readonly data: Json;
  readonly options: readonly IntentOption[];
  readonly infos: readonly IntentInfo[];
  readonly extraInfo: Json;
  readonly outcome: IntentOutcome | null;
}

/** A ticket of Enneo. Rows of a search are compact: `body`, `bodyPlain`, `bodyClean`, `attachments`, `template`, `workitem`, `intents` are absent there, `isCompact` says so. Times are ISO 8601, UTC. */
export interface Ticket {
  readonly id: string;
  readonly isCompact: boolean;
  readonly contractId: string | null;
  readonly customerId: string | null;
  readonly partnerId: string | null;
  /** 0 none, 10-19 found, 20 proven, 30 confirmed by an agent, 40 stricter check; compare with >=. */
  readonly customerLegitimation: number | null;
  readonly customerLegitimationMessage: string | null;
  readonly channel: string;
  readonly channelId: string | null;
  readonly subchannelId: string | null;
  readonly direction: string | null;
  readonly interface: string | null;
  readonly priority: string | null;
  /** open, pending, closed; other values are passed through. */
  readonly status: string;
  readonly aiSupportLevel: string | null;
  readonly spamStatus: string | null;
  readonly sentiment: string | null;
  readonly language: string | null;
  readonly languageCode: string | null;
  readonly from: string | null;
  readonly fromName: string | null;
  readonly to: readonly string[];
  readonly ccEmails: readonly string[];
  readonly bccEmails: readonly string[];
  readonly replyCcEmails: readonly string[];
  readonly replyRecipients: { readonly to: readonly string[]; readonly cc: readonly string[]; readonly bcc: readonly string[] } | null;
  readonly subject: string | null;
  readonly summary: string | null;
  readonly body: string | null;
  readonly bodyPlain: string | null;
  readonly bodyClean: string | null;
  readonly externalTicketId: string | null;
  readonly createdAt: string | null;
  readonly modifiedAt: string | null;
  readonly closedAt: string | null;
  readonly firstResponseDueBy: string | null;
  readonly dueBy: string | null;
  readonly lastMessageAt: string | null;
  readonly lastCustomerMessageAt: string | null;
  readonly autoExecuteAt: string | null;
  readonly agentId: string | null;
  readonly responderId: string | null;
  readonly agent: Agent | null;
  readonly assignedAgentIds: readonly string[];
  readonly assignedAgents: readonly Agent[];
  readonly workedOnByIds: readonly string[];
  readonly workedOnBy: readonly Agent[];
  readonly tagIds: readonly string[];
  readonly tags: readonly Tag[];
  readonly attachments: readonly Attachment[];
  readonly intents: readonly Intent[];
  readonly isEscalated: boolean | null;
  readonly isCustomerActive: boolean | null;
  readonly agentSkillsMatch: boolean | null;
  readonly additionalData: Json;
  readonly rawData: Json;
  readonly template: string | null;
  readonly workitem: Json;
  readonly raw: JsonObject;
}

/** A message, note or draft inside a ticket. */
export interface Conversation {
  readonly id: string;
  readonly ticketId: string;
  readonly type: string | null;
  readonly direction: string | null;
  readonly private: boolean | null;
  readonly isDraft: boolean | null;
  readonly fromEmail: string | null;
  readonly fromEmailName: string | null;
  readonly agentId: string | null;
  readonly sender: { readonly id: string | null; readonly name: string | null; readonly email: string | null } | null;
  readonly toEmail: readonly string[];
  readonly ccEmails: readonly string[];
  readonly body: string | null;
  readonly bodyPlain: string | null;
  readonly bodyClean: string | null;
  readonly content: Json;
  readonly intentIds: readonly string[];
  readonly attachments: readonly Attachment[];
  readonly createdAt: string | null;
  readonly modifiedAt: string | null;
  readonly deletedAt: string | null;
  readonly raw: JsonObject;
}
