import { Arg, Ctx, ID, Resolver, Root, Subscription } from 'type-graphql';
import type { GraphContext } from '../../src/context.ts';
import type { Told } from '../../src/live/told.ts';
import { describeChange } from '../../src/usecases/describe-change.ts';
import { toldRecord } from '../../src/usecases/told-record.ts';
import { changesBy } from '../change/changes-by.ts';
import { MilestoneChangedType } from './milestone-changed.type.ts';

@Resolver()
export class MilestoneChangedResolver {
  @Subscription(() => MilestoneChangedType, { subscribe: changesBy('milestone', 'installId'), description: 'Milestones of an install from now on.' })
  milestoneChanged(@Arg('installId', () => ID) _installId: string, @Root() told: Told<'milestone'>, @Ctx() { call }: GraphContext): MilestoneChangedType {
    return { change: describeChange(told.event), milestone: toldRecord('ENERFLO', told, call) };
  }
}
