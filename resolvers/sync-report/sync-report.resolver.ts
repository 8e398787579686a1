import { GraphQLDateTime } from 'graphql-scalars';
import { Arg, Ctx, FieldResolver, Float, Int, Query, Resolver, Root } from 'type-graphql';
import type { GraphContext } from '../../src/context.ts';
import type { SyncedEntity, SyncReport } from '../../src/domain/sync-report.ts';
import { toPageArguments } from '../shared/paging.ts';
import { requireOperate } from '../shared/require-write.ts';
import { SyncedEntityType, SyncReportType } from './sync-report.type.ts';

@Resolver(() => SyncReportType)
export class SyncReportResolver {
  @Query(() => [SyncReportType], { nullable: true, description: 'The latest syncs, newest first, 1 to 200. Needs the scope `operate`.' })
  async syncReports(@Arg('first', () => Int, { defaultValue: 10 }) first: number, @Ctx() context: GraphContext): Promise<readonly SyncReport[]> {
    requireOperate(context);
    return context.store.syncReports.latest(toPageArguments({ first }).first);
  }

  @FieldResolver(() => GraphQLDateTime)
  startedAt(@Root() { startedAt }: SyncReport): Date {
    return new Date(startedAt);
  }

  @FieldResolver(() => GraphQLDateTime)
  endedAt(@Root() { endedAt }: SyncReport): Date {
    return new Date(endedAt);
  }
}

@Resolver(() => SyncedEntityType)
export class SyncedEntityResolver {
  @FieldResolver(() => Float, { description: 'Records a second.' })
  rate(@Root() { seen, ms }: SyncedEntity): number {
    return ms === 0 ? 0 : (seen * 1000) / ms;
  }
}
