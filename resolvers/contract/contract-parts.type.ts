import { GraphQLDate } from 'graphql-scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Register } from '../../src/domain/contract.ts';

@ObjectType('Register', { description: 'A counter of a meter.' })
export class RegisterType {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true, description: 'OBIS code, `1-0:1.8.0`.' })
  obis!: string | null;

  @Field(() => String, { nullable: true, description: 'HT (peak), NT (off-peak) or ET (single), as the ERP says.' })
  tariff!: string | null;

  @Field(() => Int, { nullable: true })
  integerDigits!: number | null;

  @Field(() => Int, { nullable: true })
  decimalDigits!: number | null;

  @Field(() => String, { nullable: true, description: 'Conversion factor, decimal.' })
  factor!: string | null;
}

@ObjectType('Meter')
export class MeterType {
  @Field(() => String, { description: 'Upper case, only letters and digits.' })
  number!: string;

  @Field(() => [RegisterType])
  registers!: readonly Register[];
}

@ObjectType('GridOperator')
export class GridOperatorType {
  @Field(() => String, { nullable: true })
  name!: string | null;

  @Field(() => String, { nullable: true, description: 'Market partner code, 13 digits.' })
  code!: string | null;
}

@ObjectType('Product')
export class ProductType {
  @Field(() => ID, { nullable: true })
  id!: string | null;

  @Field(() => String, { nullable: true })
  code!: string | null;

  @Field(() => String, { nullable: true })
  name!: string | null;
}

@ObjectType('Price', { description: 'A price with its unit.' })
export class PriceType {
  @Field(() => String, { description: 'Decimal.' })
  amount!: string;

  @Field(() => String, { description: 'EUR/year, EUR/month, EUR/kWh or ct/kWh.' })
  unit!: string;

  @Field(() => Boolean, { description: 'With VAT.' })
  gross!: boolean;
}

@ObjectType('WorkingPrice')
export class WorkingPriceType extends PriceType {
  @Field(() => String, { description: 'HT (peak), NT (off-peak) or ET (single).' })
  tariff!: string;
}

@ObjectType('MonthlyDeposit', { description: 'The monthly instalment.' })
export class DepositType {
  @Field(() => String, { description: 'Decimal.' })
  amount!: string;

  @Field(() => String, { description: 'ISO 4217.' })
  currency!: string;

  @Field(() => Int, { nullable: true, description: 'Day of the month.' })
  dueDay!: number | null;
}

@ObjectType('Consumption')
export class ConsumptionType {
  @Field(() => String, { description: 'kWh a year, decimal.' })
  kwh!: string;

  @Field(() => String, { description: 'Who says so: customer, gridOperator, lastYear, bill or unknown.' })
  source!: string;
}

@ObjectType('Balance')
export class BalanceType {
  @Field(() => String, { description: 'Decimal; positive is owed by the customer.' })
  amount!: string;

  @Field(() => String, { description: 'ISO 4217.' })
  currency!: string;

  @Field(() => GraphQLDate, { nullable: true })
  asOf!: string | null;
}
