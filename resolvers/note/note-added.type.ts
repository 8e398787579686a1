import { Field, ObjectType } from 'type-graphql';
import type { Note } from '../../src/domain/install.ts';
import { ChangeType } from '../change/change.type.ts';
import { NoteType } from './note.type.ts';

@ObjectType('NoteAdded')
export class NoteAddedType {
  @Field(() => ChangeType)
  change!: ChangeType;

  @Field(() => NoteType, { nullable: true, description: 'As it is now; null: its source no longer has it.' })
  note!: Note | null;
}
