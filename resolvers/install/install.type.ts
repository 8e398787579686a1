import { GraphQLDateTime } from 'graphql-scalars';
import { Directive, Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../shared/connection.ts';
import { EnerfloUserType, InstallContactType, InstallStatusType } from './install-parts.type.ts';

@Directive('@key(fields: "id")')
@ObjectType('Install', { description: 'A solar installation project of Enerflo. Times are UTC.' })
export class InstallType {
  @Field(() => ID)
  id!: string;

  @Field(() => ID, { nullable: true, description: 'The deal in Enerflo 2.0, a UUID.' })
  dealId!: string | null;

  @Field(() => ID, { nullable: true, description: 'The deal in Enerflo 1.0.' })
  surveyId!: string | null;

  @Field(() => ID, { nullable: true })
  surveyTypeId!: string | null;

  @Field(() => ID, { nullable: true })
  siteSurveyId!: string | null;

  @Field(() => ID, { nullable: true })
  agreementId!: string | null;

  @Field(() => ID, { nullable: true })
  enerfloCustomerId!: string | null;

  @Field(() => ID, { nullable: true })
  companyId!: string | null;

  @Field(() => ID, { nullable: true })
  installerCompanyId!: string | null;

  @Field(() => ID, { nullable: true })
  editorCompanyId!: string | null;

  @Field(() => InstallStatusType, { nullable: true })
  status!: InstallStatusType | null;

  @Field(() => GraphQLDateTime, { nullable: true })
  createdAt!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true })
  updatedAt!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true })
  deletedAt!: string | null;

  @Field(() => String, { nullable: true })
  agreementUrl!: string | null;

  @Field(() => String, { nullable: true })
  surveyUrl!: string | null;

  @Field(() => String, { nullable: true })
  proposalUrl!: string | null;

  @Field(() => Float, { nullable: true })
  systemSizeKw!: number | null;

  @Field(() => Int, { nullable: true })
  panelCount!: number | null;

  @Field(() => InstallContactType, { nullable: true })
  contact!: InstallContactType | null;

  @Field(() => EnerfloUserType, { nullable: true })
  salesRep!: EnerfloUserType | null;

  @Field(() => EnerfloUserType, { nullable: true })
  setter!: EnerfloUserType | null;
}

export const InstallConnection = connectionOf('Install', () => InstallType);
