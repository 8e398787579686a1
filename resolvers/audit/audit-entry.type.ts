import { GraphQLJSON } from 'graphql-scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import type { JsonObject } from '../../src/domain/json.ts';

@ObjectType('AuditEntry', { description: 'Who changed what.' })
export class AuditEntryType {
  @Field(() => String, { description: 'Who: the kind of credential and its id.' })
  principal!: string;

  @Field(() => String, { description: 'The mutation.' })
  action!: string;

  @Field(() => String)
  entity!: string;

  @Field(() => ID)
  entityId!: string;

  @Field(() => GraphQLJSON, { description: 'Of a write: its id, what there was before, what was wanted, and its outcome.' })
  details!: JsonObject;
}
