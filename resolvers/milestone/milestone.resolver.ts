import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { GraphContext } from '../../src/context.ts';
import { toEntityId } from '../../src/domain/entity-id.ts';
import type { Install, Milestone } from '../../src/domain/install.ts';
import { findMilestone } from '../../src/usecases/find-milestone.ts';
import { InstallType } from '../install/install.type.ts';
import { MilestoneType } from './milestone.type.ts';

@Resolver(() => MilestoneType)
export class MilestoneResolver {
  @Query(() => MilestoneType, { nullable: true, description: 'null: no such milestone.' })
  milestone(@Arg('id', () => ID) id: string, @Ctx() { loaders }: GraphContext): Promise<Milestone | null> {
    return findMilestone(toEntityId('id', id), loaders.enerflo);
  }

  @FieldResolver(() => InstallType, { nullable: true })
  install(@Root() { installId }: Milestone, @Ctx() { loaders }: GraphContext): Promise<Install | null> {
    return loaders.enerflo.installById.load(installId);
  }
}
