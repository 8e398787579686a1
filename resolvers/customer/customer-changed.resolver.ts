import { Arg, Ctx, ID, Resolver, Root, Subscription } from 'type-graphql';
import type { GraphContext } from '../../src/context.ts';
import type { Told } from '../../src/live/told.ts';
import { describeChange } from '../../src/usecases/describe-change.ts';
import { toldRecord } from '../../src/usecases/told-record.ts';
import { changesBy } from '../change/changes-by.ts';
import { CustomerChangedType } from './customer-changed.type.ts';

@Resolver()
export class CustomerChangedResolver {
  @Subscription(() => CustomerChangedType, { subscribe: changesBy('customer', 'id'), description: 'A customer from now on.' })
  customerChanged(@Arg('id', () => ID) _id: string, @Root() told: Told<'customer'>, @Ctx() { call }: GraphContext): CustomerChangedType {
    return { change: describeChange(told.event), customer: toldRecord('ERP', told, call) };
  }
}
