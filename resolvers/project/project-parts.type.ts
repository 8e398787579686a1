import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { PricedAdder, ProjectFile } from '../../src/domain/project.ts';
import { registerEnum } from '../shared/enums.ts';

const AdderKind = registerEnum('AdderKind', 'VALUE: a service. SYSTEM: part of the system.', ['value', 'system'] as const);
const FilePlace = registerEnum('ProjectFilePlace', 'What the file belongs to.', ['deal', 'proposal', 'design'] as const);

@ObjectType('ProjectFile')
export class ProjectFileType {
  @Field(() => ID, { nullable: true })
  id!: string | null;

  @Field(() => String, { nullable: true })
  name!: string | null;

  @Field(() => String, { nullable: true, description: 'Which question of the deal it answers.' })
  source!: string | null;

  @Field(() => String, { nullable: true, description: 'Enerflo’s signed link; Busbar keeps no files.' })
  url!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When the link ends; null where it does not say.' })
  expiresAt!: string | null;

  @Field(() => Boolean, { nullable: true })
  isPublic!: boolean | null;

  @Field(() => FilePlace)
  place!: ProjectFile['place'];
}

@ObjectType('ProjectAddress')
export class ProjectAddressType {
  @Field(() => String, { nullable: true })
  line1!: string | null;

  @Field(() => String, { nullable: true })
  line2!: string | null;

  @Field(() => String, { nullable: true })
  line3!: string | null;

  @Field(() => String, { nullable: true })
  city!: string | null;

  @Field(() => String, { nullable: true })
  state!: string | null;

  @Field(() => String, { nullable: true })
  zip!: string | null;

  @Field(() => String, { nullable: true })
  country!: string | null;

  @Field(() => String, { nullable: true })
  full!: string | null;

  @Field(() => Float, { nullable: true })
  latitude!: number | null;

  @Field(() => Float, { nullable: true })
  longitude!: number | null;
}

@ObjectType('ProjectProgress', { description: 'How far the deal is.' })
export class ProjectProgressType {
  @Field(() => Boolean, { nullable: true })
  hasDesign!: boolean | null;

  @Field(() => Boolean, { nullable: true })
  hasCreatedProposal!: boolean | null;

  @Field(() => Boolean, { nullable: true })
  hasGeneratedContract!: boolean | null;

  @Field(() => Boolean, { nullable: true })
  hasSignedContract!: boolean | null;

  @Field(() => Boolean, { nullable: true })
  hasApprovedContract!: boolean | null;

  @Field(() => Boolean, { nullable: true })
  hasSignedFinancingDocs!: boolean | null;

  @Field(() => Boolean, { nullable: true })
  hasSubmittedFinancingApplication!: boolean | null;

  @Field(() => Boolean, { nullable: true })
  hasSubmittedProject!: boolean | null;

  @Field(() => Boolean, { nullable: true })
  noDocumentsToSign!: boolean | null;

  @Field(() => Boolean, { nullable: true })
  contractApprovalEnabled!: boolean | null;

  @Field(() => String, { nullable: true })
  financingStatus!: string | null;

  @Field(() => String, { nullable: true })
  notes!: string | null;
}

@ObjectType('PanelArray')
export class PanelArrayType {
  @Field(() => String, { nullable: true })
  name!: string | null;

  @Field(() => Int, { nullable: true })
  panelCount!: number | null;

  @Field(() => String, { nullable: true })
  panelName!: string | null;

  @Field(() => String, { nullable: true })
  panelModel!: string | null;

  @Field(() => String, { nullable: true })
  panelManufacturer!: string | null;

  @Field(() => Float, { nullable: true, description: 'Of one panel.' })
  watts!: number | null;

  @Field(() => Float, { nullable: true, description: 'Degrees.' })
  pitch!: number | null;

  @Field(() => Float, { nullable: true, description: 'Degrees.' })
  azimuth!: number | null;

  @Field(() => Float, { nullable: true, description: 'Total solar resource fraction.' })
  tsrf!: number | null;
}

@ObjectType('DesignedInverter')
export class DesignedInverterType {
  @Field(() => String, { nullable: true })
  name!: string | null;

  @Field(() => String, { nullable: true })
  model!: string | null;

  @Field(() => String, { nullable: true })
  manufacturer!: string | null;

  @Field(() => Int, { nullable: true })
  count!: number | null;

  @Field(() => Boolean, { nullable: true })
  isMicro!: boolean | null;

  @Field(() => Float, { nullable: true })
  watts!: number | null;
}

@ObjectType('DesignedBattery')
export class DesignedBatteryType {
  @Field(() => String, { nullable: true })
  name!: string | null;

  @Field(() => String, { nullable: true })
  model!: string | null;

  @Field(() => String, { nullable: true })
  manufacturer!: string | null;

  @Field(() => Int, { nullable: true })
  count!: number | null;
}

@ObjectType('ProjectDesign')
export class ProjectDesignType {
  @Field(() => ID, { nullable: true })
  id!: string | null;

  @Field(() => Float, { nullable: true })
  systemSizeKw!: number | null;

  @Field(() => Int, { nullable: true, description: 'All panels of all arrays.' })
  panelCount!: number | null;

  @Field(() => [PanelArrayType])
  arrays!: readonly PanelArrayType[];

  @Field(() => [DesignedInverterType])
  inverters!: readonly DesignedInverterType[];

  @Field(() => Int, { nullable: true })
  inverterCount!: number | null;

  @Field(() => [DesignedBatteryType])
  batteries!: readonly DesignedBatteryType[];

  @Field(() => Int, { nullable: true })
  batteryCount!: number | null;

  @Field(() => String, { nullable: true })
  batteryPurpose!: string | null;

  @Field(() => Float, { nullable: true })
  offset!: number | null;

  @Field(() => Float, { nullable: true })
  weightedTsrf!: number | null;

  @Field(() => Float, { nullable: true, description: 'As Enerflo sends it: its own pages disagree on the unit.' })
  firstYearProduction!: number | null;

  @Field(() => Float, { nullable: true })
  annualConsumption!: number | null;

  @Field(() => String, { nullable: true })
  annualBill!: string | null;

  @Field(() => String, { nullable: true })
  utilityRate!: string | null;

  @Field(() => String, { nullable: true })
  mountingType!: string | null;

  @Field(() => String, { nullable: true })
  roofMaterial!: string | null;

  @Field(() => String, { nullable: true })
  utilityCompany!: string | null;
}

@ObjectType('PricedAdder')
export class PricedAdderType {
  @Field(() => ID, { nullable: true })
  id!: string | null;

  @Field(() => String, { nullable: true })
  name!: string | null;

  @Field(() => AdderKind)
  kind!: PricedAdder['kind'];

  @Field(() => String, { nullable: true })
  amount!: string | null;

  @Field(() => Float, { nullable: true })
  quantity!: number | null;
}

@ObjectType('ProjectRebate')
export class RebateType {
  @Field(() => ID, { nullable: true })
  id!: string | null;

  @Field(() => String, { nullable: true })
  name!: string | null;

  @Field(() => String, { nullable: true })
  type!: string | null;
}

@ObjectType('ProjectPricing', { description: 'Amounts are decimals in the company’s currency (US dollars).' })
export class ProjectPricingType {
  @Field(() => String, { nullable: true })
  baseCost!: string | null;

  @Field(() => String, { nullable: true })
  basePricePerWatt!: string | null;

  @Field(() => String, { nullable: true })
  grossCost!: string | null;

  @Field(() => String, { nullable: true })
  grossPricePerWatt!: string | null;

  @Field(() => String, { nullable: true })
  netCost!: string | null;

  @Field(() => String, { nullable: true })
  netPricePerWatt!: string | null;

  @Field(() => String, { nullable: true })
  financeCost!: string | null;

  @Field(() => String, { nullable: true })
  dealerFee!: string | null;

  @Field(() => String, { nullable: true })
  dealerFeePercent!: string | null;

  @Field(() => String, { nullable: true })
  downPayment!: string | null;

  @Field(() => String, { nullable: true })
  taxRate!: string | null;

  @Field(() => String, { nullable: true })
  equipmentTotal!: string | null;

  @Field(() => String, { nullable: true })
  valueAddersTotal!: string | null;

  @Field(() => String, { nullable: true })
  systemAddersTotal!: string | null;

  @Field(() => String, { nullable: true })
  discountsTotal!: string | null;

  @Field(() => String, { nullable: true })
  rebatesTotal!: string | null;

  @Field(() => String, { nullable: true })
  federalRebateTotal!: string | null;

  @Field(() => String, { nullable: true })
  financeProduct!: string | null;

  @Field(() => String, { nullable: true })
  financeMethod!: string | null;

  @Field(() => Int, { nullable: true })
  termMonths!: number | null;

  @Field(() => [PricedAdderType])
  adders!: readonly PricedAdderType[];

  @Field(() => [RebateType])
  rebates!: readonly RebateType[];
}
