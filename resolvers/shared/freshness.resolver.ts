import { type ClassType, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { GraphContext } from '../../src/context.ts';
import type { Freshness } from '../../src/domain/freshness.ts';
import { FreshnessType } from './freshness.type.ts';

/** The field `freshness` of an entity. */
export const freshnessOf = (entity: ClassType<object>) => {
  @Resolver(() => entity)
  class FreshnessResolver {
    @FieldResolver(() => FreshnessType, { nullable: true, description: 'null for rows of a source’s own list, which are live.' })
    freshness(@Root() record: object, @Ctx() { freshnessOf }: GraphContext): Freshness | null {
      return freshnessOf(record);
    }
  }
  return FreshnessResolver;
};
