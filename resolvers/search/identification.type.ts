import { Field, ID, Int, ObjectType } from 'type-graphql';
import { GROUPS } from '../../src/domain/matching/feature.ts';
import type { Identification } from '../../src/domain/matching/identification.ts';
import { registerEnum } from '../shared/enums.ts';

const Outcome = registerEnum('IdentificationOutcome', 'AMBIGUOUS: several people fit, or the features are of different people; never a guess.', [
  'found',
  'ambiguous',
  'none',
]);
export const Feature = registerEnum('Feature', 'Kinds of evidence. FIRST_NAME and HOUSE_NUMBER only ever contradict.', [...GROUPS, 'firstName', 'houseNumber']);

@ObjectType('RecordRef', { description: 'A record of one ERP.' })
export class RecordRefType {
  @Field(() => String, { description: 'The name of the ERP.' })
  source!: string;

  @Field(() => ID)
  id!: string;
}

@ObjectType('Identification', { description: 'Who is meant, and why.' })
export class IdentificationType {
  @Field(() => Outcome)
  outcome!: Identification['outcome'];

  @Field(() => Int, { description: 'Legitimation as Enneo counts it: 0 nobody, 10 found, 20 proven by two independent features.' })
  level!: number;

  @Field(() => String, { description: 'Which features matched, which did not, which were missing; without anybody’s data.' })
  message!: string;

  @Field(() => [String], { description: 'How it was decided, step by step; names records by id.' })
  log!: readonly string[];

  @Field(() => [Feature])
  matched!: Identification['matched'];

  @Field(() => [Feature], { description: 'What speaks against it.' })
  contradicted!: Identification['contradicted'];

  @Field(() => [Feature], { description: 'Given and not what the record says, which alone says nothing.' })
  differing!: Identification['differing'];

  @Field(() => [Feature], { description: 'Not given, or not on record.' })
  missing!: Identification['missing'];

  @Field(() => ID, { nullable: true })
  customerId!: string | null;

  @Field(() => ID, { nullable: true, description: 'The one contract that is meant; null when there are several.' })
  contractId!: string | null;

  @Field(() => [RecordRefType], { description: 'The contracts that may be meant.' })
  contracts!: Identification['contracts'];

  @Field(() => [RecordRefType], { description: 'The same person’s records in other ERPs.' })
  linked!: Identification['linked'];

  @Field(() => [RecordRefType], { description: 'Ended contracts that were named and answer with their successor.' })
  via!: Identification['via'];

  @Field(() => [RecordRefType], { description: 'Customers to show to a person, never to link.' })
  suggestions!: Identification['suggestions'];

  @Field(() => [RecordRefType], { description: 'Customers that are left.' })
  candidates!: Identification['candidates'];
}
