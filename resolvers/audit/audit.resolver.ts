import { GraphQLDateTime } from 'graphql-scalars';
import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { GraphContext } from '../../src/context.ts';
import { toEntityId } from '../../src/domain/entity-id.ts';
import type { AuditEntry } from '../../src/store/audit/audit.ts';
import { toPageArguments } from '../shared/paging.ts';
import { requireOperate } from '../shared/require-write.ts';
import { AuditEntryType } from './audit-entry.type.ts';

@Resolver(() => AuditEntryType)
export class AuditResolver {
  @Query(() => [AuditEntryType], {
    nullable: true,
    description: 'Who changed this install, milestone, lead, ticket or customer, newest first. Needs the scope `operate`.',
  })
  async audit(
    @Arg('entity', () => String) entity: string,
    @Arg('entityId', () => ID) entityId: string,
    @Arg('first', () => Int, { defaultValue: 50, description: '1 to 200.' }) first: number,
    @Ctx() context: GraphContext,
  ): Promise<readonly AuditEntry[]> {
    requireOperate(context);
    return context.store.audit.of(entity, toEntityId('entityId', entityId), toPageArguments({ first }).first);
  }

  @FieldResolver(() => GraphQLDateTime)
  at(@Root() { at }: AuditEntry): Date {
    return new Date(at);
  }
}
