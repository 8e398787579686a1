import { GraphQLDate, GraphQLJSON } from 'graphql-scalars';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import type { Address } from '../../src/domain/address.ts';
import { CONTRACT_STATUSES, type Contract, ENERGIES } from '../../src/domain/contract.ts';
import type { ErpRef } from '../../src/domain/erp-ref.ts';
import type { JsonObject } from '../../src/domain/json.ts';
import type { Party } from '../../src/domain/party.ts';
import { AddressType } from '../shared/address.type.ts';
import { connectionOf } from '../shared/connection.ts';
import { registerEnum } from '../shared/enums.ts';
import { ErpRefType } from '../shared/erp-ref.type.ts';
import { PartyType } from '../shared/party.type.ts';
import { BalanceType, ConsumptionType, DepositType, GridOperatorType, MeterType, PriceType, ProductType, WorkingPriceType } from './contract-parts.type.ts';

export const ContractStatus = registerEnum('ContractStatus', 'Where a contract stands; `statusRaw` keeps the ERP’s own code.', CONTRACT_STATUSES);
export const Energy = registerEnum('Energy', 'What is supplied.', ENERGIES);

@Directive('@key(fields: "id")')
@ObjectType('Contract', { description: 'An energy supply contract as the ERP holds it. Dates are German local dates.' })
export class ContractType {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'The printed contract number.' })
  number!: string;

  @Field(() => ID, { nullable: true, description: 'Billing and dunning happen per contract account in some ERPs.' })
  contractAccountId!: string | null;

  @Field(() => String, { nullable: true })
  tenant!: string | null;

  @Field(() => ContractStatus)
  status!: Contract['status'];

  @Field(() => String, { nullable: true, description: 'The ERP’s own status code.' })
  statusRaw!: string | null;

  @Field(() => String, { nullable: true, description: 'The ERP’s own words for the status.' })
  statusTitle!: string | null;

  @Field(() => Energy)
  energy!: Contract['energy'];

  @Field(() => ID, { nullable: true })
  energyTypeId!: string | null;

  @Field(() => ID, { nullable: true })
  energySubTypeId!: string | null;

  @Field(() => ID, { nullable: true })
  orderId!: string | null;

  @Field(() => ID, { nullable: true })
  campaignId!: string | null;

  @Field(() => ID, { nullable: true })
  salesChannelId!: string | null;

  @Field(() => GraphQLDate, { nullable: true })
  signedAt!: string | null;

  @Field(() => GraphQLDate, { nullable: true, description: 'First day of supply.' })
  start!: string | null;

  @Field(() => GraphQLDate, { nullable: true, description: 'The day after the last day of supply.' })
  end!: string | null;

  @Field(() => String, { nullable: true, description: 'MaLo: 11 digits.' })
  marketLocationId!: string | null;

  @Field(() => [String], { description: 'MeLo: 33 characters each.' })
  meterLocationIds!: readonly string[];

  @Field(() => [MeterType])
  meters!: Contract['meters'];

  @Field(() => GridOperatorType, { nullable: true })
  gridOperator!: Contract['gridOperator'];

  @Field(() => ProductType, { nullable: true })
  product!: Contract['product'];

  @Field(() => PriceType, { nullable: true })
  basePrice!: Contract['basePrice'];

  @Field(() => [WorkingPriceType])
  workingPrices!: Contract['workingPrices'];

  @Field(() => String, { nullable: true, description: 'A fraction, decimal: `0.19`.' })
  vatRate!: string | null;

  @Field(() => DepositType, { nullable: true })
  monthlyDeposit!: Contract['monthlyDeposit'];

  @Field(() => [ConsumptionType])
  consumption!: Contract['consumption'];

  @Field(() => BalanceType, { nullable: true, description: 'What the customer owes (positive) or is owed.' })
  balance!: Contract['balance'];

  @Field(() => String, { nullable: true, description: 'Compact, upper case.' })
  iban!: string | null;

  @Field(() => Boolean, { nullable: true })
  sepaMandate!: boolean | null;

  @Field(() => AddressType, { nullable: true, description: 'The place of supply.' })
  deliveryAddress!: Address | null;

  @Field(() => AddressType, { nullable: true, description: 'null: same as the delivery address.' })
  billingAddress!: Address | null;

  @Field(() => PartyType, { description: 'Who signed; may differ from the customer’s own record.' })
  party!: Party;

  @Field(() => [ErpRefType], { description: 'The same contract in an older ERP.' })
  legacy!: readonly ErpRef[];

  @Field(() => ErpRefType, { nullable: true })
  successor!: ErpRef | null;

  @Field(() => GraphQLJSON, { description: 'Fields of this installation only.' })
  extra!: JsonObject;
}

export const ContractConnection = connectionOf('Contract', () => ContractType);
