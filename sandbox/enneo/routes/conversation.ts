import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Enneo } from '../enneo.ts';
import { flag } from '../flags.ts';
import { ticketOf } from '../lookups.ts';
import { parse } from '../parse.ts';
import { ME, toAgent } from '../people.ts';
import type { Row } from '../row.ts';
import { toUnix } from '../stamp.ts';
import { changeTicket } from '../tickets/change.ts';
import { wireChange } from '../tickets/wire.ts';

interface ById {
  readonly Params: { readonly id: string };
}

const wireFilter = z.object({ type: z.string().optional(), direction: z.enum(['in', 'out', 'internal']).optional(), private: flag(false).optional() });

const texts = z.array(z.string()).default([]);

const common = {
  type: z.enum(['text', 'html', 'note', 'neo', 'agent_request', 'agent_response']).default('text'),
  private: z.boolean().default(false),
  intentIds: z.array(z.union([z.int(), z.string()]).transform(String)).default([]),
  attachments: z.array(z.unknown()).default([]),
};

/** docs.enneo.ai/de/api-reference/conversation/reply-to-a-ticket-thread */
const wireReply = z.object({
  ...common,
  content: z.object({ message: z.string() }),
  direction: z.enum(['in', 'out', 'internal']).default('out'),
  isDraft: z.boolean().default(false),
  to: texts,
  cc: texts,
});

/** docs.enneo.ai/en/api-reference/conversation/store-a-new-conversation */
const wireStore = z.object({
  ...common,
  direction: z.enum(['in', 'out', 'internal']).default('in'),
  from: z.string().nullable().default(null),
  fromName: z.string().nullable().default(null),
  to: texts,
  ccEmails: texts,
  body: z.string().optional(),
  bodyPlain: z.string().optional(),
  content: z.object({ message: z.string() }).optional(),
  createdAt: z.union([z.string(), z.number()]).optional(),
});

/** What a stored conversation says about its ticket. */
const wireTicketChange = wireChange.pick({
  status: true,
  priority: true,
  contractId: true,
  customerId: true,
  agentId: true,
  dueBy: true,
  firstResponseDueBy: true,
});

const isWanted = ({ type, direction, private: isPrivate }: z.infer<typeof wireFilter>, row: Row): boolean =>
  (type === undefined || row.type === type) && (direction === undefined || row.direction === direction) && (!isPrivate || row.private === true);

const toReply = ({ to, cc, content, ...reply }: z.infer<typeof wireReply>): Row => {
  const { firstName, lastName, email } = toAgent(ME);
  const message = content.message;
  return {
    ...reply,
    content,
    agentId: ME,
    fromEmail: email,
    fromEmailName: `${firstName} ${lastName}`,
    sender: { id: ME, name: `${firstName} ${lastName}`, email },
    toEmail: to,
    ccEmails: cc,
    body: message,
    bodyPlain: message,
    bodyClean: message,
  };
};

const toStored = ({ from, fromName, to, body, bodyPlain, content, ...stored }: z.infer<typeof wireStore>): Row => {
  const message = content?.message ?? bodyPlain ?? body ?? '';
  return {
    ...stored,
    content: content ?? { message },
    sender: { id: null, name: fromName, email: from },
    fromEmail: from,
    fromEmailName: fromName,
    toEmail: to,
    body: body ?? message,
    bodyPlain: bodyPlain ?? message,
    bodyClean: bodyPlain ?? message,
  };
};

/** enneo.md 5. Nothing is sent from here. */
export const conversationRoutes = (app: FastifyInstance, { world, conversations, now }: Enneo): void => {
  app.get<ById>('/ticket/:id/conversation', ({ params, query }) => {
    const filter = parse(wireFilter, query);
    return { conversations: conversations.of(ticketOf(world, params.id)).filter((row) => isWanted(filter, row)), success: true };
  });

  app.post<ById>('/ticket/:id/conversation/reply', ({ params, body }) => {
    const conversation = conversations.add(ticketOf(world, params.id), toReply(parse(wireReply, body)), now());
    return { success: true, id: conversation.id, conversation };
  });

  app.post<ById>('/ticket/:id/conversation/store', ({ params, body }) => {
    const ticket = ticketOf(world, params.id);
    const { createdAt, ...fields } = parse(wireStore, body);
    world.tickets.put(params.id, changeTicket(world, ticket, parse(wireTicketChange, body), now()));
    const conversation = conversations.add(ticket, toStored(fields), toUnix(createdAt) ?? now());
    return { success: true, conversationId: conversation.id, ticketId: ticket.id, conversation };
  });
};
