import type { TicketTruth, World } from '../../world/truth.ts';
import { invalid } from '../refused.ts';
import { toFields } from '../render/ticket.ts';
import { type Row, without } from '../row.ts';
import { toNullableStamp, toUnix } from '../stamp.ts';
import type { Change } from './wire.ts';

const told = (fields: Row): Row => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/** Due times come as stamps or Unix seconds and are answered as stamps (enneo.md 10). */
export const toDue = (value: string | number | null | undefined): string | null | undefined => {
  if (value === undefined) return undefined;
  return toNullableStamp(toUnix(value));
};

/** `pending` needs a due time ahead, told now or before (enneo.md 4.2, observed; the 400 is assumed). */
export const checkPending = (status: string | undefined, dueBy: unknown, now: number): void => {
  if (status === 'pending' && (toUnix(dueBy) ?? 0) <= now) throw invalid('dueBy: a pending ticket needs a dueBy in the future');
};

/** `tagIds` replaces and does not go together with adding and removing. */
const toTagIds = ({ tagIds: before }: TicketTruth, { tagIds, addTagIds, removeTagIds }: Change): readonly number[] => {
  if (tagIds !== undefined && (addTagIds !== undefined || removeTagIds !== undefined)) throw invalid('tagIds: not together with addTagIds or removeTagIds');
  const kept = (tagIds ?? before).filter((id) => !removeTagIds?.includes(id));
  return [...new Set([...kept, ...(addTagIds ?? [])])];
};

/** A ticket that gets another contract gets its customer too, unless told otherwise (assumed). */
const toCustomerId = (world: World, before: TicketTruth, { contractId, customerId }: Change): string | null => {
  if (customerId !== undefined) return customerId;
  return (contractId ? world.contracts.get(contractId)?.customerId : undefined) ?? before.customerId;
};

const toClosedAt = (before: TicketTruth, status: Change['status'], now: number): number | null => {
  if (status === undefined || status === before.status) return before.closedAt;
  return status === 'closed' ? now : null;
};

/** Pinned parts that are computed from what has changed. */
const outdatedBy = (change: Change): readonly string[] => [
  ...((change.tagIds ?? change.addTagIds ?? change.removeTagIds) ? ['tags'] : []),
  ...(change.agentId !== undefined ? ['agent'] : []),
  ...(change.assignedAgentIds ? ['assignedAgents'] : []),
  ...((change.workedOnBy ?? change.workedOnByIds) ? ['workedOnBy'] : []),
  ...(change.body !== undefined ? ['bodyClean'] : []),
];

const toPlain = (html: string): string =>
  html
    .replace(/<br>|<\/p>\s*<p>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .trim();

export const toBodies = (html: string | undefined): { readonly bodyPlain?: string } => (html === undefined ? {} : { bodyPlain: toPlain(html) });

const toWire = (ticket: TicketTruth, change: Change): Row => ({
  ...without(ticket.wire, outdatedBy(change)),
  ...told({
    dueBy: toDue(change.dueBy),
    firstResponseDueBy: toDue(change.firstResponseDueBy),
    subchannelId: change.subchannelId,
    summary: change.summary,
    body: change.body,
    workedOnByIds: change.workedOnByIds ?? change.workedOnBy,
    assignedAgentIds: change.assignedAgentIds,
    customerLegitimation: change.customerLegitimation,
    customerLegitimationMessage: change.customerLegitimationMessage,
    aiSupportLevel: change.aiSupportLevel,
    spamStatus: change.spamStatus,
  }),
});

/** The ticket after a change, or a `Refused` with nothing changed. */
export const changeTicket = (world: World, before: TicketTruth, change: Change, now: number): TicketTruth => {
  const changed: TicketTruth = {
    ...before,
    status: change.status ?? before.status,
    priority: change.priority ?? before.priority,
    contractId: change.contractId === undefined ? before.contractId : change.contractId,
    customerId: toCustomerId(world, before, change),
    agentId: change.agentId === undefined ? before.agentId : change.agentId,
    subject: change.subject ?? before.subject,
    ...toBodies(change.body),
    tagIds: toTagIds(before, change),
    modifiedAt: now,
    closedAt: toClosedAt(before, change.status, now),
    wire: toWire(before, change),
  };
  checkPending(change.status, toFields(changed).dueBy, now);
  return changed;
};
