import { Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import { type Address, toAddressLine } from '../../src/domain/address.ts';

@ObjectType('Address', { description: 'A postal address in parts, with the spelling of its source.' })
export class AddressType {
  @Field(() => String, { nullable: true })
  street!: string | null;

  @Field(() => String, { nullable: true })
  houseNumber!: string | null;

  @Field(() => String, { nullable: true, description: 'The letter of a house number, `b` in 8 b.' })
  suffix!: string | null;

  @Field(() => String, { nullable: true })
  addition!: string | null;

  @Field(() => String, { nullable: true, description: 'Five digits in Germany.' })
  postcode!: string | null;

  @Field(() => String, { nullable: true })
  city!: string | null;

  @Field(() => String, { nullable: true })
  district!: string | null;

  @Field(() => String, { description: 'ISO 3166-1 alpha-2.' })
  country!: string;
}

@Resolver(() => AddressType)
export class AddressResolver {
  @FieldResolver(() => String, { nullable: true, description: 'In one line: `Hauptstr. 5 b, 05123 Musterstadt`.' })
  line(@Root() address: Address): string | null {
    return toAddressLine(address);
  }
}
