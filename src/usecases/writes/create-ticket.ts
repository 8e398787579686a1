import { z } from 'zod';
import type { JsonObject } from '../../domain/json.ts';
import { NotSent } from '../../domain/not-sent.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { UserError } from '../../domain/user-error.ts';
import { checkTicket } from './check-ticket.ts';
import { inTime } from './in-time.ts';
import { type Performed, type Prepared, performWrite } from './perform-write.ts';
import { expireTicket, renewTicket, ticketAfterWrite } from './renew-ticket.ts';
import type { WriteContext } from './write-context.ts';
import { defineWrite } from './write-kind.ts';
import type { WriteAccess } from './write-parts.ts';

const input = z.object({
  externalTicketId: z.string(),
  channel: z.string(),
  subject: z.string().optional(),
  body: z.string().optional(),
  from: z.string().optional(),
  fromName: z.string().optional(),
  to: z.array(z.string()).optional(),
  priority: z.string().optional(),
  status: z.string().optional(),
  direction: z.string().optional(),
  contractId: z.string().optional(),
  tagIds: z.array(z.string()).optional(),
});
type Input = z.infer<typeof input>;

/** Without an external id of the caller's it gets one of ours, so that no ticket is ever made twice. */
export type WantedTicket = Omit<Input, 'externalTicketId'> & { readonly externalTicketId: string | null };

/** `POST /ticket` (enneo.md 4.2): a known external id changes that ticket. */
export const newTicketWrite = defineWrite({
  operation: 'createTicket',
  input,
  send: async (ticket, { sources, call }) => (await sources.enneo.createTicket(ticket, call)).id,
  look: async ({ externalTicketId }, access) => {
    const ticket = await findByExternalId(externalTicketId, access);
    return ticket === null ? null : { id: ticket.id, state: stateOf(ticket) };
  },
  expire: (_input, access, { resultId }) => expireTicket(resultId, access),
  renew: (_input, access, { resultId }) => renewTicket(resultId, access),
});

export interface WrittenTicket extends Performed {
  readonly ticket: Ticket | null;
}

export const createTicket = async (wanted: WantedTicket, idempotencyKey: string | null, context: WriteContext): Promise<WrittenTicket> => {
  const told = wanted.externalTicketId ?? (await inTime(idOfEarlierTry(idempotencyKey, context), context.answerBy - context.now(), tellNotSent));
  const externalTicketId = told ?? `busbar-${context.newId()}`;
  const ticket = { ...wanted, externalTicketId };
  const performed = await performWrite(
    newTicketWrite,
    {
      ...{ idempotencyKey, given: wanted, lane: `ticket of ${externalTicketId}`, entity: 'ticket', entityId: externalTicketId },
      prepare: () => prepare(ticket, told !== null, context),
    },
    context,
  );
  const id = performed.write?.state === 'done' ? performed.write.resultId : null;
  return { ...performed, ticket: id === null ? null : await ticketAfterWrite(id, context) };
};

const tellNotSent = (): never => {
  throw new NotSent();
};

/** A repeat goes under the id of the first try: should that have been carried out after all, Enneo itself makes no second ticket. */
const idOfEarlierTry = async (key: string | null, { store, owner }: WriteAccess): Promise<string | null> => {
  const earlier = key === null ? null : await store.writes.ofKey(owner, key);
  return earlier?.operation === newTicketWrite.operation ? earlier.entityId : null;
};

const prepare = async (ticket: Input, mayBeKnown: boolean, access: WriteAccess): Promise<Prepared | readonly UserError[]> => {
  const userErrors = await checkTicket(ticket, access);
  if (userErrors.length > 0) return userErrors;
  const known = mayBeKnown ? await findByExternalId(ticket.externalTicketId, access) : null;
  const { externalTicketId, subject, status, priority, contractId, tagIds, body } = ticket;
  if (known === null) return { input: ticket, before: null, after: { externalTicketId }, resultId: null };
  const told = { subject, status, priority, contractId, tagIds: tagIds?.toSorted() };
  const after = Object.fromEntries(Object.entries({ externalTicketId, ...told }).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
  return { input: ticket, before: stateOf(known), after, resultId: known.id, hasMore: body !== undefined };
};

const findByExternalId = async (externalTicketId: string, { sources, call }: WriteAccess): Promise<Ticket | null> => {
  const filter = { key: 't.externalTicketId', comparator: 'in', values: [externalTicketId] } as const;
  const { tickets } = await sources.enneo.searchTickets({ filters: [filter], orderBy: 't.id', direction: 'asc', limit: 10, offset: 0 }, call);
  return tickets.find((ticket) => ticket.externalTicketId === externalTicketId) ?? null;
};

const stateOf = ({ externalTicketId, subject, status, priority, contractId, tagIds }: Ticket): JsonObject => ({
  ...{ externalTicketId, subject, status, priority, contractId },
  tagIds: tagIds.toSorted(),
});
