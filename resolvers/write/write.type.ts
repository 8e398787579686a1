import { Field, ID, ObjectType } from 'type-graphql';
import { WRITE_STATES, type WriteState } from '../../src/domain/write.ts';
import { registerEnum } from '../shared/enums.ts';
import { UserErrorType } from '../shared/user-error.type.ts';

const WriteStateEnum = registerEnum(
  'WriteState',
  'PENDING: under way. DONE: it happened. REJECTED: the source refused it. FAILED: it was not to be seen once it should have been; a repeat with the same key looks again before it sends. UNKNOWN: nobody knows (yet).',
  WRITE_STATES,
);

@ObjectType('Write', { description: 'One change of a source that a caller wanted, and what became of it. Kept for 30 days.' })
export class WriteType {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'The mutation.' })
  operation!: string;

  @Field(() => WriteStateEnum)
  state!: WriteState;

  @Field(() => String, { nullable: true })
  idempotencyKey!: string | null;

  @Field(() => String, { description: 'What was written to: install, milestone, lead, ticket or customer.' })
  entity!: string;

  @Field(() => ID)
  entityId!: string;

  @Field(() => ID, { nullable: true, description: 'The id of what was written, of the new note say.' })
  resultId!: string | null;

  @Field(() => [UserErrorType])
  userErrors!: UserErrorType[];
}
