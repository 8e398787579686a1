import { GraphQLJSON } from 'graphql-scalars';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { GraphContext } from '../../src/context.ts';
import type { Json } from '../../src/domain/json.ts';
import type { Attachment, Intent, Ticket } from '../../src/domain/ticket.ts';
import { IntentType } from './intent.type.ts';
import { TicketType } from './ticket.type.ts';
import { AttachmentType } from './ticket-parts.type.ts';

/** Fields that a search leaves out: rows of a list read the whole ticket for them, one call per ticket. */
@Resolver(() => TicketType)
export class WholeTicketResolver {
  @FieldResolver(() => String, { nullable: true, description: 'HTML.' })
  async body(@Root() ticket: Ticket, @Ctx() context: GraphContext): Promise<string | null> {
    return (await whole(ticket, context)).body;
  }

  @FieldResolver(() => String, { nullable: true })
  async bodyPlain(@Root() ticket: Ticket, @Ctx() context: GraphContext): Promise<string | null> {
    return (await whole(ticket, context)).bodyPlain;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Cleaned for the AI.' })
  async bodyClean(@Root() ticket: Ticket, @Ctx() context: GraphContext): Promise<string | null> {
    return (await whole(ticket, context)).bodyClean;
  }

  @FieldResolver(() => [AttachmentType], { nullable: true })
  async attachments(@Root() ticket: Ticket, @Ctx() context: GraphContext): Promise<readonly Attachment[]> {
    return (await whole(ticket, context)).attachments;
  }

  @FieldResolver(() => [IntentType], { nullable: true })
  async intents(@Root() ticket: Ticket, @Ctx() context: GraphContext): Promise<readonly Intent[]> {
    return (await whole(ticket, context)).intents;
  }

  @FieldResolver(() => String, { nullable: true, description: 'HTML with placeholders.' })
  async template(@Root() ticket: Ticket, @Ctx() context: GraphContext): Promise<string | null> {
    return (await whole(ticket, context)).template;
  }

  @FieldResolver(() => GraphQLJSON, { nullable: true })
  async workitem(@Root() ticket: Ticket, @Ctx() context: GraphContext): Promise<Json> {
    return (await whole(ticket, context)).workitem;
  }
}

const whole = async (ticket: Ticket, { loaders }: GraphContext): Promise<Ticket> =>
  ticket.isCompact ? ((await loaders.enneo.wholeTicketById.load(ticket.id)) ?? ticket) : ticket;
