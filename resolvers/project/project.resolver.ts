import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { GraphContext } from '../../src/context.ts';
import { toEntityId } from '../../src/domain/entity-id.ts';
import type { Install } from '../../src/domain/install.ts';
import type { Project } from '../../src/domain/project.ts';
import { InstallType } from '../install/install.type.ts';
import { ProjectType } from './project.type.ts';

@Resolver(() => ProjectType)
export class ProjectResolver {
  @Query(() => ProjectType, { nullable: true, description: 'By the UUID of its deal; null: no event has told of it since Busbar listens.' })
  project(@Arg('dealId', () => ID) dealId: string, @Ctx() { loaders }: GraphContext): Promise<Project | null> {
    return loaders.told.projectByDealId.load(toEntityId('dealId', dealId).toLowerCase());
  }

  @FieldResolver(() => InstallType, { nullable: true, description: 'null: a deal just submitted has no install for a while.' })
  install(@Root() { id }: Project, @Ctx() { loaders }: GraphContext): Promise<Install | null> {
    return loaders.enerflo.installByDealId.load(id);
  }
}

@Resolver(() => InstallType)
export class ProjectOfInstallResolver {
  @FieldResolver(() => ProjectType, { nullable: true, description: 'As its deal was last submitted; null: no event has told of it since Busbar listens.' })
  async project(@Root() { dealId }: Install, @Ctx() { loaders }: GraphContext): Promise<Project | null> {
    return dealId === null ? null : loaders.told.projectByDealId.load(dealId.toLowerCase());
  }
}
