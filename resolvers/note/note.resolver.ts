import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { GraphContext } from '../../src/context.ts';
import { toEntityId } from '../../src/domain/entity-id.ts';
import type { Install, Note } from '../../src/domain/install.ts';
import { findNote } from '../../src/usecases/find-note.ts';
import { InstallType } from '../install/install.type.ts';
import { NoteType } from './note.type.ts';

@Resolver(() => NoteType)
export class NoteResolver {
  @Query(() => NoteType, { nullable: true, description: 'null: no such note on that install.' })
  note(@Arg('installId', () => ID) installId: string, @Arg('id', () => ID) id: string, @Ctx() { loaders }: GraphContext): Promise<Note | null> {
    return findNote(toEntityId('installId', installId), toEntityId('id', id), loaders.enerflo);
  }

  @FieldResolver(() => InstallType, { nullable: true })
  install(@Root() { installId }: Note, @Ctx() { loaders }: GraphContext): Promise<Install | null> {
    return loaders.enerflo.installById.load(installId);
  }
}
