import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType('Lead', { description: 'A lead or customer of Enerflo 1.0. Times are UTC.' })
export class LeadType {
  @Field(() => ID)
  id!: string;

  @Field(() => ID, { nullable: true, description: 'The same customer in Enerflo 2.0.' })
  uuid!: string | null;

  @Field(() => ID, { nullable: true, description: 'Our own id for it.' })
  externalId!: string | null;

  @Field(() => String, { nullable: true })
  firstName!: string | null;

  @Field(() => String, { nullable: true })
  lastName!: string | null;

  @Field(() => String, { nullable: true })
  email!: string | null;

  @Field(() => String, { nullable: true })
  phone!: string | null;

  @Field(() => String, { nullable: true })
  address!: string | null;

  @Field(() => String, { nullable: true })
  city!: string | null;

  @Field(() => String, { nullable: true })
  state!: string | null;

  @Field(() => String, { nullable: true })
  zip!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true })
  createdAt!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true })
  updatedAt!: string | null;
}
