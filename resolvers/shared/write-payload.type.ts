import { Field, ObjectType } from 'type-graphql';
import { WriteType } from '../write/write.type.ts';
import { UserErrorType } from './user-error.type.ts';

/** What every mutation that writes to a source answers, beside the record it wrote. */
@ObjectType()
export abstract class WritePayload {
  @Field(() => WriteType, { nullable: true, description: 'null: nothing was sent, see `userErrors`.' })
  write!: WriteType | null;

  @Field(() => [UserErrorType])
  userErrors!: UserErrorType[];
}
