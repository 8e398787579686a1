import { Field, ObjectType } from 'type-graphql';
import type { Customer } from '../../src/domain/customer.ts';
import { ChangeType } from '../change/change.type.ts';
import { CustomerType } from './customer.type.ts';

@ObjectType('CustomerChanged')
export class CustomerChangedType {
  @Field(() => ChangeType)
  change!: ChangeType;

  @Field(() => CustomerType, { nullable: true, description: 'As it is now; null: its source no longer has it.' })
  customer!: Customer | null;
}
