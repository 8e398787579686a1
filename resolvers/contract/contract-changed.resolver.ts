import { Arg, Ctx, ID, Resolver, Root, Subscription } from 'type-graphql';
import type { GraphContext } from '../../src/context.ts';
import type { Told } from '../../src/live/told.ts';
import { describeChange } from '../../src/usecases/describe-change.ts';
import { toldRecord } from '../../src/usecases/told-record.ts';
import { changesBy } from '../change/changes-by.ts';
import { ContractChangedType } from './contract-changed.type.ts';

@Resolver()
export class ContractChangedResolver {
  @Subscription(() => ContractChangedType, { subscribe: changesBy('contract', 'id'), description: 'A contract from now on.' })
  contractChanged(@Arg('id', () => ID) _id: string, @Root() told: Told<'contract'>, @Ctx() { call }: GraphContext): ContractChangedType {
    return { change: describeChange(told.event), contract: toldRecord('ERP', told, call) };
  }
}
