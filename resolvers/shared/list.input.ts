import { GraphQLDate } from 'graphql-scalars';
import { Field, InputType } from 'type-graphql';
import { registerEnum } from './enums.ts';

export const SortDirection = registerEnum('SortDirection', 'Upwards or downwards; rows without a value come first upwards.', ['asc', 'desc']);

@InputType('DateRange', { description: 'Both ends count.' })
export class DateRangeInput {
  @Field(() => GraphQLDate, { nullable: true })
  from?: Date | null;

  @Field(() => GraphQLDate, { nullable: true })
  to?: Date | null;
}

@InputType('AmountRange', { description: 'Decimals, `80.50`; both ends count.' })
export class AmountRangeInput {
  @Field(() => String, { nullable: true })
  from?: string | null;

  @Field(() => String, { nullable: true })
  to?: string | null;
}
