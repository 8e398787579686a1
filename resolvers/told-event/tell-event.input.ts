import { GraphQLJSONObject } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';
import type { JsonObject } from '../../src/domain/json.ts';

@InputType({ description: 'Something that happened in a system of the company itself, a CRM say.' })
export class TellEventInput {
  @Field(() => ID, { description: 'Its id there: told again, within 7 days, nothing comes of it.' })
  id!: string;

  @Field(() => String, { description: '`milestone.completed`, as that system calls it.' })
  name!: string;

  @Field(() => ID, { nullable: true })
  installId?: string | null;

  @Field(() => ID, { nullable: true })
  contractId?: string | null;

  @Field(() => ID, { nullable: true })
  customerId?: string | null;

  @Field(() => GraphQLJSONObject, { nullable: true, description: 'Whatever rules need of it: `details.values` there. Kept for 7 days.' })
  values?: JsonObject | null;
}
