import { Field, ObjectType } from 'type-graphql';
import { USER_ERROR_CODES, type UserErrorCode } from '../../src/domain/user-error.ts';
import { registerEnum } from './enums.ts';

const UserErrorCodeEnum = registerEnum(
  'UserErrorCode',
  'What is wrong. KEY_REUSED: the idempotency key belongs to another input. IN_PROGRESS: an earlier write to the same thing is under way or in doubt, nothing was sent. REJECTED: the source refused it, nothing was changed.',
  USER_ERROR_CODES,
);

@ObjectType('UserError', { description: 'What the caller can put right.' })
export class UserErrorType {
  @Field(() => String, { description: 'The argument.' })
  field!: string;

  @Field(() => String)
  message!: string;

  @Field(() => UserErrorCodeEnum)
  code!: UserErrorCode;
}
