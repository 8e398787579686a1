import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { AdderChangeType, BatteryChangeType, CountChangeType, PanelChangeType, SignerType, SizeChangeType } from './change-order-parts.type.ts';

@ObjectType('ChangeOrder', { description: 'A signed change to the system of an install. What is null in it did not change. Times are UTC.' })
export class ChangeOrderType {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  installId!: string;

  @Field(() => ID, { nullable: true })
  installerCompanyId!: string | null;

  @Field(() => ID, { nullable: true })
  creatorId!: string | null;

  @Field(() => String, { nullable: true })
  status!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true })
  signedAt!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true })
  createdAt!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true })
  updatedAt!: string | null;

  @Field(() => PanelChangeType, { nullable: true })
  panel!: PanelChangeType | null;

  @Field(() => CountChangeType, { nullable: true })
  panelCount!: CountChangeType | null;

  @Field(() => SizeChangeType, { nullable: true })
  systemSizeKw!: SizeChangeType | null;

  @Field(() => BatteryChangeType, { nullable: true })
  batteries!: BatteryChangeType | null;

  @Field(() => [AdderChangeType], { nullable: true, description: 'Those that stay as they are among them.' })
  adders!: readonly AdderChangeType[] | null;

  @Field(() => String, { nullable: true })
  notes!: string | null;

  @Field(() => SignerType, { nullable: true })
  signer!: SignerType | null;

  @Field(() => SignerType, { nullable: true })
  coSigner!: SignerType | null;

  @Field(() => SignerType, { nullable: true, description: 'For net metering.' })
  nemSigner!: SignerType | null;

  @Field(() => Boolean, { nullable: true })
  updatesNemDocuments!: boolean | null;

  @Field(() => Boolean, { nullable: true })
  isOverride!: boolean | null;

  @Field(() => String, { nullable: true })
  pdfUrl!: string | null;

  @Field(() => String, { nullable: true })
  hash!: string | null;
}
