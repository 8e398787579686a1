import { Arg, Ctx, Field, ID, ObjectType, Resolver, Root, Subscription } from 'type-graphql';
import type { GraphContext } from '../../src/context.ts';
import type { ChangeOrder } from '../../src/domain/change-order.ts';
import type { Told } from '../../src/live/told.ts';
import { describeChange } from '../../src/usecases/describe-change.ts';
import { toldRecord } from '../../src/usecases/told-record.ts';
import { ChangeType } from '../change/change.type.ts';
import { changesBy } from '../change/changes-by.ts';
import { ChangeOrderType } from './change-order.type.ts';

@ObjectType('ChangeOrderSigned')
export class ChangeOrderSignedType {
  @Field(() => ChangeType)
  change!: ChangeType;

  @Field(() => ChangeOrderType, { nullable: true })
  changeOrder!: ChangeOrder | null;
}

@Resolver()
export class ChangeOrderSignedResolver {
  @Subscription(() => ChangeOrderSignedType, {
    subscribe: changesBy('changeOrder', 'installId'),
    description: 'Change orders of an install from now on, each once.',
  })
  changeOrderSigned(@Arg('installId', () => ID) _installId: string, @Root() told: Told<'changeOrder'>, @Ctx() { call }: GraphContext): ChangeOrderSignedType {
    return { change: describeChange(told.event), changeOrder: toldRecord('ENERFLO', told, call) };
  }
}
