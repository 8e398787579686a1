import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { GraphContext } from '../../src/context.ts';
import { toEntityId } from '../../src/domain/entity-id.ts';
import type { Install } from '../../src/domain/install.ts';
import type { Project } from '../../src/domain/project.ts';
import { projectOfDeal, projectOfInstall } from '../../src/usecases/find-project.ts';
import { InstallType } from '../install/install.type.ts';
import { ProjectType } from './project.type.ts';

@Resolver(() => ProjectType)
export class ProjectResolver {
  @Query(() => ProjectType, {
    nullable: true,
    description: 'By the UUID of its deal; null: neither an event has told of it since Busbar listens nor has it an install.',
  })
  project(@Arg('dealId', () => ID) dealId: string, @Ctx() context: GraphContext): Promise<Project | null> {
    return projectOfDeal(toEntityId('dealId', dealId).toLowerCase(), context);
  }

  @FieldResolver(() => Boolean, {
    description:
      'No event has told of it: it is what its install knows of it, without files, progress, arrays, batteries, adders, `raw` and ids of Enerflo 2.0 but the deal’s. It may not have been submitted yet.',
  })
  isFromInstall(@Root() { isFromInstall }: Project): boolean {
    return isFromInstall === true;
  }

  @FieldResolver(() => InstallType, { nullable: true, description: 'null: a deal just submitted has no install for a while.' })
  install(@Root() { id }: Project, @Ctx() { loaders }: GraphContext): Promise<Install | null> {
    return loaders.enerflo.installByDealId.load(id);
  }
}

@Resolver(() => InstallType)
export class ProjectOfInstallResolver {
  @FieldResolver(() => ProjectType, { nullable: true, description: 'As its deal was last submitted; null: nobody knows its deal.' })
  project(@Root() install: Install, @Ctx() context: GraphContext): Promise<Project | null> {
    return projectOfInstall(install, context);
  }
}
