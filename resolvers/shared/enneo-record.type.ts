import { GraphQLDateTime, GraphQLJSON } from 'graphql-scalars';
import { Field, Float, ID, ObjectType } from 'type-graphql';
import type { Json } from '../../src/domain/json.ts';

@ObjectType('ErpUrl', { description: 'A link from Enneo’s screens into the ERP.' })
export class ErpUrlType {
  @Field(() => String, { nullable: true })
  url!: string | null;

  @Field(() => String, { nullable: true })
  icon!: string | null;
}

@ObjectType('PreviewItem', { description: 'A line of the preview Enneo shows to agents.' })
export class PreviewItemType {
  @Field(() => String, { nullable: true })
  label!: string | null;

  @Field(() => String, { nullable: true })
  value!: string | null;

  @Field(() => String, { nullable: true })
  tooltip!: string | null;

  @Field(() => String, { nullable: true })
  url!: string | null;

  @Field(() => String, { nullable: true })
  type!: string | null;
}

@ObjectType('TabPreview')
export class TabPreviewType {
  @Field(() => String, { nullable: true })
  color!: string | null;

  @Field(() => String, { nullable: true })
  icon!: string | null;
}

@ObjectType('EnneoTag')
export class EnneoTagType {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true })
  name!: string | null;

  @Field(() => String, { nullable: true })
  color!: string | null;
}

@ObjectType('EnneoContract', { description: 'A contract as Enneo shows it: its own copy of the ERP’s record, never the master.' })
export class EnneoContractType {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true })
  tenant!: string | null;

  @Field(() => ID, { nullable: true })
  customerId!: string | null;

  @Field(() => ID, { nullable: true })
  orderId!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true })
  signupDate!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true })
  startDate!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true })
  endDate!: string | null;

  @Field(() => String, { nullable: true })
  status!: string | null;

  @Field(() => String, { nullable: true })
  statusCode!: string | null;

  @Field(() => String, { nullable: true })
  statusCodeTitle!: string | null;

  @Field(() => String, { nullable: true })
  energy!: string | null;

  @Field(() => ID, { nullable: true })
  energyTypeId!: string | null;

  @Field(() => ID, { nullable: true })
  energySubTypeId!: string | null;

  @Field(() => String, { nullable: true })
  firstname!: string | null;

  @Field(() => String, { nullable: true })
  lastname!: string | null;

  @Field(() => String, { nullable: true })
  company!: string | null;

  @Field(() => String, { nullable: true })
  email!: string | null;

  @Field(() => String, { nullable: true })
  phone!: string | null;

  @Field(() => Boolean, { nullable: true })
  business!: boolean | null;

  @Field(() => String, { nullable: true })
  deliveryAddress!: string | null;

  @Field(() => String, { nullable: true, description: 'null: same as the delivery address.' })
  billingAddress!: string | null;

  @Field(() => String, { nullable: true })
  iban!: string | null;

  @Field(() => String, { nullable: true, description: 'The meter number.' })
  counterNumber!: string | null;

  @Field(() => ID, { nullable: true })
  productId!: string | null;

  @Field(() => String, { nullable: true })
  productName!: string | null;

  @Field(() => String, { nullable: true })
  productCode!: string | null;

  @Field(() => ID, { nullable: true })
  campaignId!: string | null;

  @Field(() => ID, { nullable: true })
  salesChannelId!: string | null;

  @Field(() => Float, { nullable: true })
  vatRate!: number | null;

  @Field(() => Float, { nullable: true })
  basePrice!: number | null;

  @Field(() => Float, { nullable: true })
  workingPrice!: number | null;

  @Field(() => Float, { nullable: true })
  monthlyDeposit!: number | null;

  @Field(() => Float, { nullable: true })
  unpaidDebt!: number | null;

  @Field(() => Float, { nullable: true })
  consumption!: number | null;

  @Field(() => String, { nullable: true })
  gridOperatorName!: string | null;

  @Field(() => String, { nullable: true })
  gridOperatorCode!: string | null;

  @Field(() => [GraphQLJSON])
  registers!: readonly Json[];

  @Field(() => [ErpUrlType])
  erpUrls!: readonly ErpUrlType[];

  @Field(() => [PreviewItemType])
  agentPreview!: readonly PreviewItemType[];

  @Field(() => TabPreviewType, { nullable: true })
  tabPreview!: TabPreviewType | null;

  @Field(() => GraphQLJSON, { nullable: true })
  rawData!: Json;
}

@ObjectType('EnneoCustomer', { description: 'A customer as Enneo shows it to agents.' })
export class EnneoCustomerType {
  @Field(() => ID)
  id!: string;

  @Field(() => Boolean, { nullable: true, description: 'Whether the sender’s address is on record; only meaningful when read by ticket.' })
  emailMatches!: boolean | null;

  @Field(() => Boolean, { nullable: true })
  business!: boolean | null;

  @Field(() => String, { nullable: true })
  company!: string | null;

  @Field(() => String, { nullable: true })
  salutation!: string | null;

  @Field(() => String, { nullable: true })
  firstname!: string | null;

  @Field(() => String, { nullable: true })
  lastname!: string | null;

  @Field(() => String, { nullable: true })
  email!: string | null;

  @Field(() => String, { nullable: true })
  phone!: string | null;

  @Field(() => String, { nullable: true, description: 'One line.' })
  address!: string | null;

  @Field(() => String, { nullable: true })
  deliveryAddress!: string | null;

  @Field(() => String, { nullable: true })
  billingAddress!: string | null;

  @Field(() => [EnneoTagType])
  tags!: readonly EnneoTagType[];

  @Field(() => [ID])
  contractIds!: readonly string[];

  @Field(() => [EnneoContractType])
  contracts!: readonly EnneoContractType[];

  @Field(() => GraphQLJSON, { nullable: true })
  additionalData!: Json;
}
