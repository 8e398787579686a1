import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';
import type { Source } from '../../src/domain/source.ts';
import { SourceName } from '../shared/freshness.type.ts';

@ObjectType('SourceStatus', { description: 'How a source has been answering this instance.' })
export class SourceStatusType {
  @Field(() => SourceName)
  name!: Source;

  @Field(() => String, { description: 'unused (no call yet), up, or down (the last call failed).' })
  state!: string;

  @Field(() => GraphQLDateTime, { nullable: true })
  lastSuccessAt!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true })
  lastFailureAt!: string | null;

  @Field(() => String, { nullable: true, description: 'Why the last failed call failed: unavailable, timeout, rateLimited, rejected or malformed.' })
  lastFailure!: string | null;

  @Field(() => Int)
  callsLastMinute!: number;

  @Field(() => Int)
  failuresLastMinute!: number;

  @Field(() => [String], {
    description: 'Operations that are not called at present, because they failed; a probe every few seconds finds out when they are back.',
  })
  openOperations!: readonly string[];
}
