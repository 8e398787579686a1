import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';

@InputType('InstallFilter', { description: 'Every part that is given must hold; of a list, one.' })
export class InstallFilterInput {
  @Field(() => [ID], { nullable: true })
  statusIds?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Names of the company’s own list, compared without case.' })
  statusNames?: string[] | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Inclusive.' })
  createdFrom?: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Exclusive.' })
  createdTo?: Date | null;
}
