import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { EquipmentType } from '../install/install-parts.type.ts';

@ObjectType('OrderedPanel')
export class OrderedPanelType extends EquipmentType {
  @Field(() => ID, { nullable: true })
  id!: string | null;
}

@ObjectType('PanelChange')
export class PanelChangeType {
  @Field(() => OrderedPanelType, { nullable: true })
  old!: OrderedPanelType | null;

  @Field(() => OrderedPanelType, { nullable: true })
  new!: OrderedPanelType | null;
}

@ObjectType('CountChange')
export class CountChangeType {
  @Field(() => Int, { nullable: true })
  old!: number | null;

  @Field(() => Int, { nullable: true })
  new!: number | null;
}

@ObjectType('SizeChange')
export class SizeChangeType {
  @Field(() => Float, { nullable: true })
  old!: number | null;

  @Field(() => Float, { nullable: true })
  new!: number | null;
}

@ObjectType('Battery')
export class BatteryType {
  @Field(() => ID, { nullable: true })
  id!: string | null;

  @Field(() => String, { nullable: true })
  name!: string | null;

  @Field(() => String, { nullable: true })
  model!: string | null;

  @Field(() => Float, { nullable: true })
  capacityKwh!: number | null;

  @Field(() => Int, { nullable: true })
  quantity!: number | null;
}

@ObjectType('BatteryChange')
export class BatteryChangeType {
  @Field(() => [BatteryType])
  old!: readonly BatteryType[];

  @Field(() => [BatteryType])
  new!: readonly BatteryType[];
}

@ObjectType('Adder', { description: 'Something sold with a system.' })
export class AdderType {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true })
  name!: string | null;

  @Field(() => String, { nullable: true, description: 'A decimal in the company’s currency (US dollars).' })
  cost!: string | null;

  @Field(() => Float, { nullable: true })
  quantity!: number | null;

  @Field(() => Boolean, { nullable: true, description: 'As Enerflo sends it; decides nothing.' })
  isActive!: boolean | null;

  @Field(() => Boolean, { nullable: true })
  ignoresCost!: boolean | null;
}

@ObjectType('AdderChange')
export class AdderChangeType {
  @Field(() => ID)
  id!: string;

  @Field(() => AdderType, { nullable: true, description: 'null: it was added.' })
  old!: AdderType | null;

  @Field(() => AdderType, { nullable: true, description: 'null: it was removed.' })
  new!: AdderType | null;
}

@ObjectType('Signer')
export class SignerType {
  @Field(() => String, { nullable: true })
  name!: string | null;

  @Field(() => String, { nullable: true })
  email!: string | null;
}
