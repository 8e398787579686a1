import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';
import { SOURCES, type Source } from '../../src/domain/source.ts';
import { registerEnum } from './enums.ts';

export const SourceName = registerEnum('Source', 'The three systems of record.', SOURCES);

@ObjectType('Freshness', { description: 'How old a record is.' })
export class FreshnessType {
  @Field(() => GraphQLDateTime, { description: 'When its source was read.' })
  asOf!: string;

  @Field(() => Boolean, { description: 'Older than wanted, because its source did not answer or was not to be asked.' })
  stale!: boolean;

  @Field(() => SourceName)
  source!: Source;
}
