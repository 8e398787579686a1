import { Ctx, Query, Resolver } from 'type-graphql';
import type { GraphContext } from '../../src/context.ts';
import type { SourceStatus } from '../../src/domain/source-status.ts';
import { SourceStatusType } from './source-status.type.ts';

@Resolver(() => SourceStatusType)
export class SourceStatusResolver {
  @Query(() => [SourceStatusType], { description: 'How the three sources have been answering. Calls none of them.' })
  sources(@Ctx() { sourceStatuses }: GraphContext): readonly SourceStatus[] {
    return sourceStatuses();
  }
}
