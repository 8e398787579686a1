import { GraphQLJSON } from 'graphql-scalars';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { Json } from '../../src/domain/json.ts';

@ObjectType('InstallStatus', { description: 'A status of the company’s own list.' })
export class InstallStatusType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;
}

@ObjectType('EnerfloUser', { description: 'A user of Enerflo.' })
export class EnerfloUserType {
  @Field(() => ID, { nullable: true })
  id!: string | null;

  @Field(() => String, { nullable: true })
  name!: string | null;

  @Field(() => String, { nullable: true })
  email!: string | null;
}

@ObjectType('InstallContact', { description: 'The customer as the install names him.' })
export class InstallContactType {
  @Field(() => String, { nullable: true })
  name!: string | null;

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

  @Field(() => Float, { nullable: true })
  latitude!: number | null;

  @Field(() => Float, { nullable: true })
  longitude!: number | null;
}

@ObjectType('Equipment')
export class EquipmentType {
  @Field(() => String, { nullable: true })
  name!: string | null;

  @Field(() => String, { nullable: true })
  model!: string | null;

  @Field(() => Float, { nullable: true })
  watts!: number | null;
}

@ObjectType('EnerfloOffice')
export class OfficeType {
  @Field(() => ID, { nullable: true })
  id!: string | null;

  @Field(() => String, { nullable: true })
  name!: string | null;
}

@ObjectType('EnerfloMarket', { description: 'The installer’s market.' })
export class MarketType {
  @Field(() => ID, { nullable: true })
  id!: string | null;

  @Field(() => String, { nullable: true })
  name!: string | null;
}

@ObjectType('FormattedField', { description: 'A field of the deal.' })
export class FormattedFieldType {
  @Field(() => String)
  field!: string;

  @Field(() => String, { nullable: true })
  value!: string | null;
}

@ObjectType('InstallCost', { description: 'Amounts are decimals in the company’s currency (US dollars).' })
export class InstallCostType {
  @Field(() => String, { nullable: true })
  pricePerWattGross!: string | null;

  @Field(() => String, { nullable: true })
  pricePerWattNet!: string | null;

  @Field(() => String, { nullable: true })
  systemCostGross!: string | null;

  @Field(() => String, { nullable: true })
  systemCostBase!: string | null;

  @Field(() => String, { nullable: true })
  systemCostBaseAndAdders!: string | null;

  @Field(() => String, { nullable: true })
  dealerFees!: string | null;

  @Field(() => String, { nullable: true })
  dealerFeePercent!: string | null;

  @Field(() => String, { nullable: true })
  downPayment!: string | null;

  @Field(() => String, { nullable: true })
  taxCreditTotal!: string | null;

  @Field(() => String, { nullable: true })
  rebatesTotal!: string | null;
}

@ObjectType('SolarDesign', { description: 'Amounts are decimals in the company’s currency (US dollars).' })
export class SolarDesignType {
  @Field(() => Float, { nullable: true })
  systemSizeKw!: number | null;

  @Field(() => Float, { nullable: true })
  offset!: number | null;

  @Field(() => Int, { nullable: true })
  panelCount!: number | null;

  @Field(() => EquipmentType, { nullable: true })
  panel!: EquipmentType | null;

  @Field(() => EquipmentType, { nullable: true })
  inverter!: EquipmentType | null;

  @Field(() => Int, { nullable: true })
  inverterCount!: number | null;

  @Field(() => Float, { nullable: true, description: 'As Enerflo sends it: its own pages disagree on the unit.' })
  systemProduction!: number | null;

  @Field(() => String, { nullable: true })
  systemCost!: string | null;

  @Field(() => String, { nullable: true })
  adderCost!: string | null;

  @Field(() => String, { nullable: true })
  totalSystemCost!: string | null;

  @Field(() => String, { nullable: true })
  totalLoanCost!: string | null;

  @Field(() => String, { nullable: true })
  totalNetLoanCost!: string | null;

  @Field(() => String, { nullable: true })
  totalCashCost!: string | null;

  @Field(() => String, { nullable: true })
  pricePerWatt!: string | null;

  @Field(() => String, { nullable: true })
  pricePerWattNet!: string | null;

  @Field(() => String, { nullable: true })
  pricePerWattBase!: string | null;

  @Field(() => String, { nullable: true })
  federalTaxRebate!: string | null;

  @Field(() => String, { nullable: true })
  netCost!: string | null;

  @Field(() => String, { nullable: true })
  financeMethod!: string | null;

  @Field(() => ID, { nullable: true })
  financeId!: string | null;

  @Field(() => String, { nullable: true })
  financeCode!: string | null;

  @Field(() => [GraphQLJSON])
  rebates!: readonly Json[];
}
