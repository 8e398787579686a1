import { Field, ObjectType } from 'type-graphql';
import type { Contract } from '../../src/domain/contract.ts';
import { ChangeType } from '../change/change.type.ts';
import { ContractType } from './contract.type.ts';

@ObjectType('ContractChanged')
export class ContractChangedType {
  @Field(() => ChangeType)
  change!: ChangeType;

  @Field(() => ContractType, { nullable: true, description: 'As it is now; null: its source no longer has it.' })
  contract!: Contract | null;
}
