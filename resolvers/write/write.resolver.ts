import { GraphQLDateTime } from 'graphql-scalars';
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { GraphContext } from '../../src/context.ts';
import type { Write } from '../../src/domain/write.ts';
import { findWrite } from '../../src/usecases/writes/find-write.ts';
import { WriteType } from './write.type.ts';

@Resolver(() => WriteType)
export class WriteResolver {
  @Query(() => WriteType, {
    nullable: true,
    description:
      'What became of a write of the caller’s own, or of anybody’s with the scope `operate`. One whose outcome is unknown is looked for at its source.',
  })
  write(@Arg('id', () => ID) id: string, @Ctx() { writing, principal }: GraphContext): Promise<Write | null> {
    return findWrite(id, principal.scopes.has('operate'), writing);
  }

  @FieldResolver(() => GraphQLDateTime)
  createdAt(@Root() { createdAt }: Write): Date {
    return new Date(createdAt);
  }

  @FieldResolver(() => GraphQLDateTime, { nullable: true })
  finishedAt(@Root() { finishedAt }: Write): Date | null {
    return finishedAt === null ? null : new Date(finishedAt);
  }

  @FieldResolver(() => GraphQLDateTime, { nullable: true, description: 'From when on asking again finds it out; null: there is nothing more to find out.' })
  askAgainAt(@Root() { checkAt }: Write): Date | null {
    return checkAt === null ? null : new Date(checkAt);
  }
}
