import { Field, ID, InputType } from 'type-graphql';
import type { Contract } from '../../src/domain/contract.ts';
import { CrossFilterInput } from '../shared/cross-filter.input.ts';
import { registerEnum } from '../shared/enums.ts';
import { AmountRangeInput, DateRangeInput, SortDirection } from '../shared/list.input.ts';
import { ContractStatus, Energy } from './contract.type.ts';

const ContractSort = registerEnum('ContractSort', 'What contracts are sorted by.', ['id', 'start', 'end', 'postcode']);

@InputType('ContractFilter', {
  description: 'Every part that is given must hold; of a list, one. Towns are compared in any spelling, other texts as the record has them, capitals included.',
})
export class ContractFilterInput extends CrossFilterInput {
  @Field(() => [ID], { nullable: true })
  customerIds?: string[] | null;

  @Field(() => [ContractStatus], { nullable: true })
  statuses?: Contract['status'][] | null;

  @Field(() => [Energy], { nullable: true })
  energies?: Contract['energy'][] | null;

  @Field(() => [String], { nullable: true })
  tenants?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Of the place of supply.' })
  postcodes?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Of the place of supply.' })
  cities?: string[] | null;

  @Field(() => [String], { nullable: true })
  productCodes?: string[] | null;

  @Field(() => [String], { nullable: true })
  gridOperatorCodes?: string[] | null;

  @Field(() => DateRangeInput, { nullable: true })
  start?: DateRangeInput | null;

  @Field(() => DateRangeInput, { nullable: true })
  end?: DateRangeInput | null;

  @Field(() => AmountRangeInput, { nullable: true })
  monthlyDeposit?: AmountRangeInput | null;
}

@InputType('ContractOrder')
export class ContractOrderInput {
  @Field(() => ContractSort)
  field!: 'id' | 'start' | 'end' | 'postcode';

  // A default would stay the enum's name instead of its value: the subgraph is built from printed SDL.
  @Field(() => SortDirection, { nullable: true, description: 'ASC unless told.' })
  direction?: 'asc' | 'desc' | null;
}
