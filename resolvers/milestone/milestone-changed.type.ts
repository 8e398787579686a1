import { Field, ObjectType } from 'type-graphql';
import type { Milestone } from '../../src/domain/install.ts';
import { ChangeType } from '../change/change.type.ts';
import { MilestoneType } from './milestone.type.ts';

@ObjectType('MilestoneChanged')
export class MilestoneChangedType {
  @Field(() => ChangeType)
  change!: ChangeType;

  @Field(() => MilestoneType, { nullable: true, description: 'As it is now; null: its source no longer has it.' })
  milestone!: Milestone | null;
}
