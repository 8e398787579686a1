import { Field, InputType } from 'type-graphql';
import type { Contract } from '../../src/domain/contract.ts';
import { ContractStatus } from '../contract/contract.type.ts';
import { CrossFilterInput } from '../shared/cross-filter.input.ts';
import { registerEnum } from '../shared/enums.ts';
import { SortDirection } from '../shared/list.input.ts';
import { PartyKind } from '../shared/party.type.ts';

const CustomerSort = registerEnum('CustomerSort', 'What customers are sorted by; `NAME` is the company or the last name.', ['id', 'name', 'postcode']);

@InputType('CustomerFilter', {
  description: 'Every part that is given must hold; of a list, one. Towns are compared in any spelling, other texts as the record has them, capitals included.',
})
export class CustomerFilterInput extends CrossFilterInput {
  @Field(() => [PartyKind], { nullable: true })
  partyTypes?: ('person' | 'company')[] | null;

  @Field(() => [String], { nullable: true })
  tenants?: string[] | null;

  @Field(() => [String], { nullable: true })
  postcodes?: string[] | null;

  @Field(() => [String], { nullable: true })
  cities?: string[] | null;

  @Field(() => [ContractStatus], { nullable: true, description: 'Has a contract in one of these states.' })
  contractStatuses?: Contract['status'][] | null;
}

@InputType('CustomerOrder')
export class CustomerOrderInput {
  @Field(() => CustomerSort)
  field!: 'id' | 'name' | 'postcode';

  // A default would stay the enum's name instead of its value: the subgraph is built from printed SDL.
  @Field(() => SortDirection, { nullable: true, description: 'ASC unless told.' })
  direction?: 'asc' | 'desc' | null;
}
