import { z } from 'zod';
import type { JsonObject } from '../../domain/json.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { UserError } from '../../domain/user-error.ts';
import { checkTicket } from './check-ticket.ts';
import type { WrittenTicket } from './create-ticket.ts';
import { type Prepared, performWrite } from './perform-write.ts';
import { expireTicket, renewTicket, ticketAfterWrite } from './renew-ticket.ts';
import type { WriteContext } from './write-context.ts';
import { defineWrite } from './write-kind.ts';

const ids = z.array(z.string()).optional();
const patch = z.object({
  status: z.string().optional(),
  priority: z.string().optional(),
  contractId: z.string().optional(),
  /** ISO 8601 UTC */
  dueBy: z.string().optional(),
  tagIds: ids,
  addTagIds: ids,
  removeTagIds: ids,
});
export type WantedPatch = z.infer<typeof patch>;

/** `PATCH /ticket/{id}` (enneo.md 4.2). */
export const ticketWrite = defineWrite({
  operation: 'updateTicket',
  input: z.object({ id: z.string(), patch }),
  send: async ({ id, patch }, { sources, call }) => (await sources.enneo.updateTicket(id, patch, call)).id,
  look: async ({ id }, { sources, call }) => {
    const ticket = await sources.enneo.ticketById(id, call);
    return ticket === null ? null : { id, state: stateOf(ticket) };
  },
  expire: ({ id }, access) => expireTicket(id, access),
  renew: ({ id }, access) => renewTicket(id, access),
});

export const updateTicket = async (id: string, wanted: WantedPatch, idempotencyKey: string | null, context: WriteContext): Promise<WrittenTicket> => {
  const performed = await performWrite(
    ticketWrite,
    { ...{ idempotencyKey, given: { id, ...wanted }, lane: `ticket ${id}`, entity: 'ticket', entityId: id }, prepare: () => prepare(id, wanted, context) },
    context,
  );
  return { ...performed, ticket: performed.write?.state === 'done' ? await ticketAfterWrite(id, context) : null };
};

const prepare = async (id: string, wanted: WantedPatch, access: WriteContext): Promise<Prepared | readonly UserError[]> => {
  const { sources, call, now } = access;
  const userErrors = [...checkPatch(wanted), ...(await checkTicket(wanted, access))];
  if (userErrors.length > 0) return userErrors;
  const ticket = await sources.enneo.ticketById(id, call);
  if (ticket === null) return [{ field: 'id', code: 'NOT_FOUND', message: 'There is no such ticket in Enneo.' }];
  const isDueLater = Date.parse(wanted.dueBy ?? ticket.dueBy ?? '') > now();
  if (wanted.status === 'pending' && !isDueLater) return [{ field: 'dueBy', code: 'MISSING', message: 'A pending ticket needs a `dueBy` in the future.' }];
  return { input: { id, patch: wanted }, before: stateOf(ticket), after: wantedState(wanted, ticket), resultId: id };
};

const checkPatch = (wanted: WantedPatch): readonly UserError[] => {
  if (Object.values(wanted).every((value) => value === undefined)) return [{ field: 'input', code: 'MISSING', message: 'Give at least one value to change.' }];
  if (wanted.tagIds === undefined || (wanted.addTagIds === undefined && wanted.removeTagIds === undefined)) return [];
  return [{ field: 'tagIds', code: 'CONFLICT', message: '`tagIds` replaces all tags; it does not go together with `addTagIds` or `removeTagIds`.' }];
};

const toSeconds = (iso: string | null): string | null => (iso === null ? null : `${new Date(iso).toISOString().slice(0, 19)}Z`);

const stateOf = ({ status, priority, contractId, dueBy, tagIds }: Ticket): JsonObject => ({
  ...{ status, priority, contractId },
  ...{ dueBy: toSeconds(dueBy), tagIds: tagIds.toSorted() },
});

const wantedState = ({ status, priority, contractId, dueBy, ...tags }: WantedPatch, ticket: Ticket): JsonObject => ({
  ...(status !== undefined && { status }),
  ...(priority !== undefined && { priority }),
  ...(contractId !== undefined && { contractId }),
  ...(dueBy !== undefined && { dueBy: toSeconds(dueBy) }),
  ...(Object.values(tags).some((ids) => ids !== undefined) && { tagIds: wantedTags(tags, ticket) }),
});

const wantedTags = ({ tagIds, addTagIds = [], removeTagIds = [] }: Omit<WantedPatch, 'status'>, ticket: Ticket): readonly string[] => {
  const kept = (tagIds ?? ticket.tagIds).filter((id) => !removeTagIds.includes(id));
  return [...new Set([...kept, ...addTagIds])].sort();
};
