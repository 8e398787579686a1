import { GraphQLDate } from 'graphql-scalars';
import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { GraphContext } from '../../src/context.ts';
import { toEntityId } from '../../src/domain/entity-id.ts';
import { completeMilestone } from '../../src/usecases/writes/complete-milestone.ts';
import { updateMilestone, type WrittenMilestone } from '../../src/usecases/writes/update-milestone.ts';
import { perform, toKey } from '../shared/perform.ts';
import { WritePayload } from '../shared/write-payload.type.ts';
import { MilestoneType } from './milestone.type.ts';

@InputType('MilestoneDates', { description: 'null clears a date; one that is not given stays.' })
export class MilestoneDatesInput {
  @Field(() => GraphQLDate, { nullable: true })
  startDate?: Date | null;

  @Field(() => GraphQLDate, { nullable: true })
  dueDate?: Date | null;

  @Field(() => GraphQLDate, { nullable: true })
  completedDate?: Date | null;
}

@ObjectType('MilestonePayload')
export class MilestonePayloadType extends WritePayload {
  @Field(() => MilestoneType, { nullable: true, description: 'As Enerflo shows it after the write.' })
  milestone!: MilestoneType | null;
}

@Resolver()
export class WriteMilestoneResolver {
  @Mutation(() => MilestonePayloadType, { nullable: true, description: 'Sets or clears dates of a step. Needs the scope `graph:write`.' })
  updateMilestone(
    @Arg('installId', () => ID) installId: string,
    @Arg('milestoneId', () => ID) milestoneId: string,
    @Arg('dates', () => MilestoneDatesInput) dates: MilestoneDatesInput,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey: string | null | undefined,
    @Ctx() context: GraphContext,
  ): Promise<WrittenMilestone> {
    const { startDate, dueDate, completedDate } = dates;
    const wanted = { ...toIds(installId, milestoneId), dates: { startDate: toDay(startDate), dueDate: toDay(dueDate), completedDate: toDay(completedDate) } };
    return perform(context, (writing) => updateMilestone(wanted, toKey(idempotencyKey), writing));
  }

  @Mutation(() => MilestonePayloadType, {
    nullable: true,
    description: 'A step is done: today, in the organisation’s time zone, unless told. Needs the scope `graph:write`.',
  })
  completeMilestone(
    @Arg('installId', () => ID) installId: string,
    @Arg('milestoneId', () => ID) milestoneId: string,
    @Arg('date', () => GraphQLDate, { nullable: true }) date: Date | null | undefined,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey: string | null | undefined,
    @Ctx() context: GraphContext,
  ): Promise<WrittenMilestone> {
    const wanted = { ...toIds(installId, milestoneId), date: toDay(date) ?? null };
    return perform(context, (writing) => completeMilestone(wanted, toKey(idempotencyKey), writing));
  }
}

const toIds = (installId: string, milestoneId: string) => ({
  installId: toEntityId('installId', installId),
  milestoneId: toEntityId('milestoneId', milestoneId),
});

const toDay = (date: Date | null | undefined): string | null | undefined => (date == null ? date : date.toISOString().slice(0, 10));
