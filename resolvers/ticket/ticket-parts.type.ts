import { GraphQLDateTime, GraphQLJSON } from 'graphql-scalars';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { Json } from '../../src/domain/json.ts';

@ObjectType('Agent', { description: 'A user of Enneo.' })
export class AgentType {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true })
  firstName!: string | null;

  @Field(() => String, { nullable: true })
  lastName!: string | null;

  @Field(() => String, { nullable: true })
  email!: string | null;

  @Field(() => String, { nullable: true })
  phone!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true })
  lastSeen!: string | null;

  @Field(() => String, { nullable: true })
  type!: string | null;

  @Field(() => Boolean, { nullable: true })
  isSsoOnly!: boolean | null;

  @Field(() => String, { nullable: true })
  lang!: string | null;

  @Field(() => String, { nullable: true })
  nameAlias!: string | null;

  @Field(() => ID, { nullable: true })
  externalId!: string | null;
}

@ObjectType('Tag', { description: 'A tag of a ticket.' })
export class TagType {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true })
  name!: string | null;

  @Field(() => String, { nullable: true })
  fullName!: string | null;

  @Field(() => ID, { nullable: true })
  parentId!: string | null;

  @Field(() => String, { nullable: true })
  reference!: string | null;

  @Field(() => String, { nullable: true, description: 'skill, product, brand, customerProperty, contractProperty or other.' })
  type!: string | null;

  @Field(() => String, { nullable: true })
  visibility!: string | null;

  @Field(() => String, { nullable: true })
  color!: string | null;

  @Field(() => [GraphQLJSON])
  properties!: readonly Json[];

  @Field(() => String, { nullable: true })
  complexity!: string | null;

  @Field(() => Float, { nullable: true, description: 'Hours.' })
  sla!: number | null;

  @Field(() => String, { nullable: true })
  priority!: string | null;

  @Field(() => [String])
  channels!: readonly string[];

  @Field(() => [ID])
  subchannelIds!: readonly string[];

  @Field(() => Boolean, { nullable: true })
  routingRelevance!: boolean | null;

  @Field(() => GraphQLJSON, { nullable: true })
  detectionDetails!: Json;

  @Field(() => [String])
  assignment!: readonly string[];

  @Field(() => GraphQLJSON, { nullable: true })
  testCase!: Json;

  @Field(() => String, { nullable: true })
  modifiedBy!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true })
  modifiedAt!: string | null;
}

@ObjectType('AttachmentExtraction', { description: 'What Enneo read out of an attachment.' })
export class ExtractionType {
  @Field(() => Float, { nullable: true })
  confidence!: number | null;

  @Field(() => Float, { nullable: true })
  meterValue!: number | null;
}

@ObjectType('Attachment')
export class AttachmentType {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true })
  url!: string | null;

  @Field(() => String, { nullable: true })
  name!: string | null;

  @Field(() => Int, { nullable: true, description: 'Bytes.' })
  size!: number | null;

  @Field(() => Int, { nullable: true })
  width!: number | null;

  @Field(() => Int, { nullable: true })
  height!: number | null;

  @Field(() => Boolean, { nullable: true })
  inline!: boolean | null;

  @Field(() => String, { nullable: true })
  fileEnding!: string | null;

  @Field(() => String, { nullable: true })
  contentType!: string | null;

  @Field(() => String, { nullable: true })
  originalUrl!: string | null;

  @Field(() => GraphQLJSON, { nullable: true })
  extractedData!: Json;

  @Field(() => String, { nullable: true })
  extractionStatus!: string | null;

  @Field(() => ExtractionType, { nullable: true })
  extractionData!: ExtractionType | null;
}

@ObjectType('ReplyRecipients')
export class ReplyRecipientsType {
  @Field(() => [String])
  to!: readonly string[];

  @Field(() => [String])
  cc!: readonly string[];

  @Field(() => [String])
  bcc!: readonly string[];
}
