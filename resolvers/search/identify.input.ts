import { GraphQLDate } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';
import { Energy } from '../contract/contract.type.ts';

@InputType('IdentifyInput', {
  description: 'What is known about somebody, in any spelling; all of it counts. What cannot be read as what it should be counts as not given.',
})
export class IdentifyInput {
  @Field(() => ID, { nullable: true })
  contractId?: string | null;

  @Field(() => ID, { nullable: true })
  customerId?: string | null;

  @Field(() => ID, { nullable: true })
  contractAccountId?: string | null;

  @Field(() => String, { nullable: true, description: 'The name of the ERP the ids belong to, where that is known.' })
  source?: string | null;

  @Field(() => String, { nullable: true, description: 'MaLo.' })
  marketLocationId?: string | null;

  @Field(() => String, { nullable: true, description: 'MeLo.' })
  meterLocationId?: string | null;

  @Field(() => String, { nullable: true })
  meterNumber?: string | null;

  @Field(() => String, { nullable: true })
  firstName?: string | null;

  @Field(() => String, { nullable: true })
  lastName?: string | null;

  @Field(() => String, { nullable: true, description: 'First and last name in one, where they are not known apart.' })
  fullName?: string | null;

  @Field(() => String, { nullable: true })
  company?: string | null;

  @Field(() => String, { nullable: true, description: '`1984-08-19` or `19.8.1984`.' })
  birthDate?: string | null;

  @Field(() => [String], { nullable: true })
  email?: string[] | null;

  @Field(() => [String], { nullable: true })
  phone?: string[] | null;

  @Field(() => String, { nullable: true })
  iban?: string | null;

  @Field(() => String, { nullable: true, description: 'In one line; or in the fields below.' })
  address?: string | null;

  @Field(() => String, { nullable: true })
  street?: string | null;

  @Field(() => String, { nullable: true })
  houseNumber?: string | null;

  @Field(() => String, { nullable: true })
  postalCode?: string | null;

  @Field(() => String, { nullable: true, description: 'Speaks for nobody; another one speaks against a name alone.' })
  city?: string | null;

  @Field(() => Energy, { nullable: true })
  energy?: string | null;

  @Field(() => GraphQLDate, { nullable: true, description: 'The day the question is about; today unless told.' })
  asOf?: Date | null;
}
