import { Field, ID, InputType, Int } from 'type-graphql';

@InputType('LeadDetails', { description: 'Said instead of what the ERP knows, or beside it.' })
export class LeadDetailsInput {
  @Field(() => String, { nullable: true })
  firstName?: string | null;

  @Field(() => String, { nullable: true })
  lastName?: string | null;

  @Field(() => String, { nullable: true, description: 'Street and house number.' })
  address?: string | null;

  @Field(() => String, { nullable: true })
  city?: string | null;

  @Field(() => String, { nullable: true, description: 'Two letters. No ERP knows it.' })
  state?: string | null;

  @Field(() => String, { nullable: true })
  zip?: string | null;

  @Field(() => String, { nullable: true })
  email?: string | null;

  @Field(() => String, { nullable: true })
  mobile?: string | null;

  @Field(() => String, { nullable: true, description: 'Login of the sales rep; without one an existing rep stays.' })
  assignToEmail?: string | null;

  @Field(() => String, { nullable: true, description: 'Login of the setter.' })
  setterEmail?: string | null;

  @Field(() => Int, { nullable: true, description: 'Starts a deal of this type.' })
  dealTypeId?: number | null;

  @Field(() => String, { nullable: true })
  leadSource?: string | null;
}

@InputType('LeadInput')
export class LeadInput {
  @Field(() => ID, { description: 'Our own id for the lead: the same id again updates it.' })
  externalId!: string;

  @Field(() => String)
  firstName!: string;

  @Field(() => String)
  lastName!: string;

  @Field(() => String, { description: 'Street and house number.' })
  address!: string;

  @Field(() => String)
  city!: string;

  @Field(() => String, { description: 'Two letters.' })
  state!: string;

  @Field(() => String)
  zip!: string;

  @Field(() => String, { nullable: true })
  email?: string | null;

  @Field(() => String, { nullable: true })
  mobile?: string | null;

  @Field(() => String, { nullable: true, description: 'Login of the sales rep; without one an existing rep stays.' })
  assignToEmail?: string | null;

  @Field(() => String, { nullable: true, description: 'Login of the setter.' })
  setterEmail?: string | null;

  @Field(() => Int, { nullable: true, description: 'Starts a deal of this type.' })
  dealTypeId?: number | null;

  @Field(() => String, { nullable: true })
  leadSource?: string | null;
}
