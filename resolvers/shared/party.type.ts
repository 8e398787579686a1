import { GraphQLDate } from 'graphql-scalars';
import { Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import { type Party, toDisplayName } from '../../src/domain/party.ts';
import { registerEnum } from './enums.ts';

export const PartyKind = registerEnum('PartyKind', 'A natural person or a company.', ['person', 'company']);
const Salutation = registerEnum('Salutation', 'How a person is addressed.', ['mr', 'mrs']);

@ObjectType('Party', { description: 'A person or company, as a customer or contract names it.' })
export class PartyType {
  @Field(() => PartyKind)
  type!: Party['type'];

  @Field(() => Salutation, { nullable: true })
  salutation!: Party['salutation'];

  @Field(() => String, { nullable: true })
  title!: string | null;

  @Field(() => String, { nullable: true })
  firstName!: string | null;

  @Field(() => String, { nullable: true })
  lastName!: string | null;

  @Field(() => String, { nullable: true })
  company!: string | null;

  @Field(() => GraphQLDate, { nullable: true })
  birthDate!: string | null;

  @Field(() => [String])
  emails!: readonly string[];

  @Field(() => [String], { description: 'E.164, `+493023125001`.' })
  phones!: readonly string[];
}

@Resolver(() => PartyType)
export class PartyResolver {
  @FieldResolver(() => String, { nullable: true, description: 'Company, or title, first and last name.' })
  name(@Root() party: Party): string | null {
    return toDisplayName(party);
  }

  @FieldResolver(() => String, { nullable: true, description: 'The first of `emails`.' })
  email(@Root() party: Party): string | null {
    return party.emails[0] ?? null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'The first of `phones`.' })
  phone(@Root() party: Party): string | null {
    return party.phones[0] ?? null;
  }
}
