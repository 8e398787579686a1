import { GraphQLDateTime } from 'graphql-scalars';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { GraphContext } from '../../src/context.ts';
import type { Delivery, DeliveryState } from '../../src/domain/rules/delivery.ts';
import { listDeliveries } from '../../src/usecases/deliveries/list-deliveries.ts';
import { type RedrivenDeliveries, redriveDeliveries } from '../../src/usecases/deliveries/redrive-deliveries.ts';
import type { CountedPage } from '../../src/usecases/mirror-page.ts';
import { PagingArgs, toPageArguments } from '../shared/paging.ts';
import { requireOperate } from '../shared/require-write.ts';
import { DeliveryConnection, DeliveryStateEnum, DeliveryType, RedriveDeliveriesPayloadType } from './delivery.type.ts';

@Resolver(() => DeliveryType)
export class DeliveryResolver {
  @Query(() => DeliveryConnection, { nullable: true, description: 'What rules want done, newest first. Needs the scope `operate`.' })
  async deliveries(
    @Arg('state', () => DeliveryStateEnum, { nullable: true }) state: DeliveryState | null | undefined,
    @Args(() => PagingArgs) paging: PagingArgs,
    @Ctx() context: GraphContext,
  ): Promise<CountedPage<Delivery>> {
    requireOperate(context);
    return listDeliveries(state ?? null, toPageArguments(paging), context.store);
  }

  @Mutation(() => RedriveDeliveriesPayloadType, {
    nullable: true,
    description: 'Dead deliveries are tried again, all over. What may have happened is never done twice. Needs the scope `operate`.',
  })
  async redriveDeliveries(@Arg('ids', () => [ID]) ids: string[], @Ctx() context: GraphContext): Promise<RedrivenDeliveries> {
    requireOperate(context);
    return redriveDeliveries(ids, context.principal.id, context.store, context.now());
  }

  @FieldResolver(() => GraphQLDateTime)
  createdAt(@Root() { createdAt }: Delivery): Date {
    return new Date(createdAt);
  }

  @FieldResolver(() => GraphQLDateTime, { nullable: true, description: 'When it is tried next; null: it is not.' })
  nextAt(@Root() { nextAt, state }: Delivery): Date | null {
    return state === 'waiting' ? new Date(nextAt) : null;
  }

  @FieldResolver(() => GraphQLDateTime, { nullable: true })
  finishedAt(@Root() { finishedAt }: Delivery): Date | null {
    return finishedAt === null ? null : new Date(finishedAt);
  }
}
