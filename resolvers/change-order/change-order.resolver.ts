import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { GraphContext } from '../../src/context.ts';
import type { ChangeOrder } from '../../src/domain/change-order.ts';
import type { Install } from '../../src/domain/install.ts';
import { InstallType } from '../install/install.type.ts';
import { ChangeOrderType } from './change-order.type.ts';

@Resolver(() => InstallType)
export class ChangeOrderResolver {
  @FieldResolver(() => [ChangeOrderType], {
    nullable: true,
    description: 'Signed changes to the system, the newest first: those that events have told of since Busbar listens; Enerflo answers them to no call.',
  })
  changeOrders(@Root() { id }: Install, @Ctx() { loaders }: GraphContext): Promise<readonly ChangeOrder[]> {
    return loaders.told.changeOrdersByInstallId.load(id);
  }
}
