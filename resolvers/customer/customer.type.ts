import { Directive, Field, ID, ObjectType } from 'type-graphql';
import type { Address } from '../../src/domain/address.ts';
import type { ErpRef } from '../../src/domain/erp-ref.ts';
import type { Party } from '../../src/domain/party.ts';
import { AddressType } from '../shared/address.type.ts';
import { connectionOf } from '../shared/connection.ts';
import { ErpRefType } from '../shared/erp-ref.type.ts';
import { PartyType } from '../shared/party.type.ts';

@Directive('@key(fields: "id")')
@ObjectType('Customer', { description: 'A customer as the ERP holds it.' })
export class CustomerType {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'The printed customer number.' })
  number!: string;

  @Field(() => String, { nullable: true, description: 'The brand, where one ERP serves several.' })
  tenant!: string | null;

  @Field(() => PartyType)
  party!: Party;

  @Field(() => AddressType, { nullable: true })
  address!: Address | null;

  @Field(() => String, { nullable: true, description: 'Compact, upper case.' })
  iban!: string | null;

  @Field(() => [ErpRefType], { description: 'The same customer in an older ERP.' })
  legacy!: readonly ErpRef[];

  @Field(() => ErpRefType, { nullable: true, description: 'The same customer in the ERP that replaced this one.' })
  successor!: ErpRef | null;
}

export const CustomerConnection = connectionOf('Customer', () => CustomerType);
