import { GraphQLDateTime } from 'graphql-scalars';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { GraphContext } from '../../src/context.ts';
import type { EventState, InboxEvent } from '../../src/store/inbox/list-events.ts';
import { findEvent } from '../../src/usecases/events/find-event.ts';
import { listEvents } from '../../src/usecases/events/list-events.ts';
import { type EventContent, readEventContent } from '../../src/usecases/events/read-event-content.ts';
import { type RedrivenEvents, redriveEvents } from '../../src/usecases/events/redrive-events.ts';
import type { CountedPage } from '../../src/usecases/mirror-page.ts';
import { PagingArgs, toPageArguments } from '../shared/paging.ts';
import { requireOperate } from '../shared/require-write.ts';
import { EventConnection, EventContentType, EventStateEnum, EventSubjectType, EventType, RedriveEventsPayloadType } from './event.type.ts';

@Resolver(() => EventType)
export class EventResolver {
  @Query(() => EventConnection, { nullable: true, description: 'Webhooks as they came in, newest first. Needs the scope `operate`.' })
  async events(
    @Arg('state', () => EventStateEnum, { nullable: true }) state: EventState | null | undefined,
    @Args(() => PagingArgs) paging: PagingArgs,
    @Ctx() context: GraphContext,
  ): Promise<CountedPage<InboxEvent>> {
    requireOperate(context);
    return listEvents(state ?? null, toPageArguments(paging), context.store);
  }

  @Query(() => EventType, { nullable: true, description: 'One of them. Needs the scope `operate`.' })
  async event(@Arg('id', () => ID) id: string, @Ctx() context: GraphContext): Promise<InboxEvent | null> {
    requireOperate(context);
    return findEvent(id, context.store);
  }

  @Mutation(() => RedriveEventsPayloadType, {
    nullable: true,
    description: 'Dead events are worked on again, as if they had just come. Needs the scope `operate`.',
  })
  async redriveEvents(@Arg('ids', () => [ID]) ids: string[], @Ctx() context: GraphContext): Promise<RedrivenEvents> {
    requireOperate(context);
    return redriveEvents(ids, context.principal.id, context);
  }

  @FieldResolver(() => GraphQLDateTime)
  receivedAt(@Root() { receivedAt }: InboxEvent): Date {
    return new Date(receivedAt);
  }

  @FieldResolver(() => [EventSubjectType])
  subjects(@Root() { refreshes }: InboxEvent): InboxEvent['refreshes'] {
    return refreshes;
  }

  @FieldResolver(() => EventContentType, { nullable: true })
  content(@Root() { id }: InboxEvent, @Ctx() { principal, store, now }: GraphContext): Promise<EventContent | null> {
    return readEventContent(id, principal.id, store, now());
  }
}
