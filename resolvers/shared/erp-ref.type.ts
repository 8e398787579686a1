import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType('ErpRef', { description: 'A record of one ERP; ids are unique only inside their source and kind.' })
export class ErpRefType {
  @Field(() => String, { description: 'The name of the ERP.' })
  source!: string;

  @Field(() => String, { description: '`contract`, `customer` or `contractAccount`.' })
  kind!: string;

  @Field(() => ID)
  id!: string;
}
