import type { NewTicket, TicketPatch } from './enneo.ts';
import { toUnixSeconds } from './wire-time.ts';

/** `[4, 17]`: tags and agents are numbers where they are written too (enneo.md 3 and 4.2). What is no number is sent as it is, to be refused there. */
const toNumericId = (id: string): number | string => (/^\d{1,15}$/.test(id) ? Number(id) : id);

export const toTagIds = (ids: readonly string[]): readonly (number | string)[] => ids.map(toNumericId);

/** docs.enneo.ai/en/api-reference/ticket/create-a-ticket: tag ids are called `tags` there. */
export const toTicketBody = ({ tagIds, ...ticket }: NewTicket): object => ({ ...ticket, ...(tagIds && { tags: toTagIds(tagIds) }) });

/** docs.enneo.ai/en/api-reference/ticket/update-a-ticket: `dueBy` is Unix seconds there. */
export const toTicketPatchBody = ({ agentId, dueBy, tagIds, addTagIds, removeTagIds, ...patch }: TicketPatch): object => ({
  ...patch,
  ...(agentId !== undefined && { agentId: toNumericId(agentId) }),
  ...(dueBy !== undefined && { dueBy: toUnixSeconds(dueBy) }),
  ...(tagIds && { tagIds: toTagIds(tagIds) }),
  ...(addTagIds && { addTagIds: toTagIds(addTagIds) }),
  ...(removeTagIds && { removeTagIds: toTagIds(removeTagIds) }),
});
