import { GraphQLJSON } from 'graphql-scalars';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import type { JsonObject } from '../../src/domain/json.ts';
import { ProjectAddressType, ProjectDesignType, ProjectFileType, ProjectPricingType, ProjectProgressType } from './project-parts.type.ts';

@Directive('@key(fields: "id")')
@ObjectType('Project', {
  description:
    'A deal as it was last submitted to an installer. Enerflo tells it by event alone; its install is there a while later, and stands in for an event that was lost.',
})
export class ProjectType {
  @Field(() => ID, { description: 'The deal in Enerflo 2.0, a UUID.' })
  id!: string;

  @Field(() => String, { nullable: true })
  shortCode!: string | null;

  @Field(() => ID, { nullable: true, description: 'The customer in Enerflo 2.0.' })
  customerUuid!: string | null;

  @Field(() => String, { nullable: true })
  customerFirstName!: string | null;

  @Field(() => String, { nullable: true })
  customerLastName!: string | null;

  @Field(() => ID, { nullable: true })
  salesRepUuid!: string | null;

  @Field(() => ID, { nullable: true })
  salesOrgUuid!: string | null;

  @Field(() => ID, { nullable: true })
  installerUuid!: string | null;

  @Field(() => ID, { nullable: true })
  proposalId!: string | null;

  @Field(() => ProjectAddressType, { nullable: true })
  address!: ProjectAddressType | null;

  @Field(() => ProjectProgressType, { nullable: true })
  progress!: ProjectProgressType | null;

  @Field(() => ProjectDesignType, { nullable: true })
  design!: ProjectDesignType | null;

  @Field(() => ProjectPricingType, { nullable: true })
  pricing!: ProjectPricingType | null;

  @Field(() => [ProjectFileType])
  files!: readonly ProjectFileType[];

  @Field(() => GraphQLJSON, { description: 'All that was submitted, as Enerflo sent it, for what has no field here.' })
  raw!: JsonObject;
}
