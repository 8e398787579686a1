import type { Agent, Intent, IntentOutcome, Tag, Ticket } from '../domain/ticket.ts';
import type { MindTicket } from './mind-ticket-schema.ts';
import { toOptionalWireId, toWireId } from './wire-number.ts';

type MindTag = MindTicket['tags'][number];
type MindAgent = MindTicket['assignedAgents'][number];
type MindIntent = MindTicket['intents'][number];

/** In Enneo's own format: its documented fields and nothing else that Enneo may have sent. */
export const toMindTicket = (ticket: Ticket): MindTicket => {
  const { raw: _raw, rawData: _rawData, isCompact: _isCompact, agent, ...fields } = ticket;
  return {
    ...fields,
    id: toWireId(ticket.id),
    partnerId: toOptionalWireId(ticket.partnerId),
    subchannelId: toOptionalWireId(ticket.subchannelId),
    agentId: toOptionalWireId(ticket.agentId),
    responderId: toOptionalWireId(ticket.responderId),
    createdAt: toWireTime(ticket.createdAt),
    modifiedAt: toWireTime(ticket.modifiedAt),
    closedAt: toWireTime(ticket.closedAt),
    firstResponseDueBy: toWireTime(ticket.firstResponseDueBy),
    dueBy: toWireTime(ticket.dueBy),
    lastMessageAt: toWireTime(ticket.lastMessageAt),
    lastCustomerMessageAt: toWireTime(ticket.lastCustomerMessageAt),
    autoExecuteAt: ticket.autoExecuteAt?.replace('.000Z', 'Z') ?? null,
    agent: agent === null ? null : toMindAgent(agent),
    assignedAgentIds: ticket.assignedAgentIds.map(toWireId),
    assignedAgents: ticket.assignedAgents.map(toMindAgent),
    workedOnByIds: ticket.workedOnByIds.map(toWireId),
    workedOnBy: ticket.workedOnBy.map(toMindAgent),
    tagIds: ticket.tagIds.map(toWireId),
    tags: ticket.tags.map(toMindTag),
    intents: ticket.intents.map(toMindIntent),
  };
};

/** `2022-12-13 22:18:06` of ISO 8601 UTC (enneo.md 10). */
const toWireTime = (iso: string | null): string | null => iso?.slice(0, 19).replace('T', ' ') ?? null;

const toMindAgent = (agent: Agent): MindAgent => ({
  ...agent,
  id: toWireId(agent.id),
  lastSeen: toWireTime(agent.lastSeen),
  isSsoOnly: agent.isSsoOnly === null ? null : agent.isSsoOnly ? 1 : 0,
});

const toMindTag = ({ parentId, subchannelIds, ...tag }: Tag): MindTag => ({
  ...tag,
  id: toWireId(tag.id),
  parent: toOptionalWireId(parentId),
  subchannels: subchannelIds.map(toWireId),
  modifiedAt: toWireTime(tag.modifiedAt),
});

const toMindIntent = ({ outcome, ...intent }: Intent): MindIntent => ({
  ...intent,
  id: toWireId(intent.id),
  outcome: outcome === null ? null : toMindOutcome(outcome),
});

const toMindOutcome = (outcome: IntentOutcome): MindIntent['outcome'] => ({
  ...outcome,
  aiAgentId: toOptionalWireId(outcome.aiAgentId),
  userId: toOptionalWireId(outcome.userId),
  executedAt: toWireTime(outcome.executedAt),
  sources: outcome.sources.map((source) => ({ ...source, id: toOptionalWireId(source.id) })),
});
