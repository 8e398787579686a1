import { GraphQLDateTime } from 'graphql-scalars';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { connectionOf } from '../shared/connection.ts';

@Directive('@key(fields: "id installId")')
@ObjectType('Note', { description: 'A note on an install. Times are UTC.' })
export class NoteType {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  installId!: string;

  @Field(() => ID, { nullable: true })
  authorId!: string | null;

  @Field(() => String)
  text!: string;

  @Field(() => GraphQLDateTime)
  createdAt!: string;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Set on notes that were deleted.' })
  deletedAt!: string | null;
}

export const NoteConnection = connectionOf('Note', () => NoteType);
