import { GraphQLDate, GraphQLDateTime } from 'graphql-scalars';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';

@Directive('@key(fields: "id")')
@ObjectType('Milestone', { description: 'A step of an install. Titles, order and templates are the installer’s own.' })
export class MilestoneType {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  installId!: string;

  @Field(() => ID, { description: 'The step in the installer’s template; the same in all his installs.' })
  templateId!: string;

  @Field(() => Int, { nullable: true })
  sequence!: number | null;

  @Field(() => String, { nullable: true })
  title!: string | null;

  @Field(() => String, { nullable: true })
  description!: string | null;

  @Field(() => ID, { nullable: true, description: 'The installer’s External System ID.' })
  trackingId!: string | null;

  @Field(() => Boolean, { nullable: true })
  notifyCustomer!: boolean | null;

  @Field(() => Boolean, { nullable: true })
  visibleToCustomer!: boolean | null;

  @Field(() => ID, { nullable: true })
  assignedUserId!: string | null;

  @Field(() => GraphQLDate, { nullable: true })
  startDate!: string | null;

  @Field(() => GraphQLDate, { nullable: true })
  dueDate!: string | null;

  @Field(() => GraphQLDate, { nullable: true })
  completedDate!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true })
  createdAt!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true })
  updatedAt!: string | null;
}
