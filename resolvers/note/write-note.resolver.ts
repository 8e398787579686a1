import { Arg, Ctx, Field, ID, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { GraphContext } from '../../src/context.ts';
import { toEntityId } from '../../src/domain/entity-id.ts';
import { addInstallNote, type WrittenNote } from '../../src/usecases/writes/add-install-note.ts';
import { perform, toKey } from '../shared/perform.ts';
import { WritePayload } from '../shared/write-payload.type.ts';
import { NoteType } from './note.type.ts';

@ObjectType('NotePayload')
export class NotePayloadType extends WritePayload {
  @Field(() => NoteType, { nullable: true })
  note!: NoteType | null;
}

@Resolver()
export class WriteNoteResolver {
  @Mutation(() => NotePayloadType, { nullable: true, description: 'A note the sales rep sees, of up to 10,000 characters. Needs the scope `graph:write`.' })
  addInstallNote(
    @Arg('installId', () => ID) installId: string,
    @Arg('text', () => String) text: string,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey: string | null | undefined,
    @Ctx() context: GraphContext,
  ): Promise<WrittenNote> {
    const wanted = { installId: toEntityId('installId', installId), text };
    return perform(context, (writing) => addInstallNote(wanted, toKey(idempotencyKey), writing));
  }
}
