import { Field, Int, ObjectType } from 'type-graphql';
import type { LinkCounts, SyncedEntity } from '../../src/domain/sync-report.ts';

@ObjectType('SyncedEntity', { description: 'What a sync did to one entity of one source.' })
export class SyncedEntityType {
  @Field(() => String, { description: 'The ERP’s name, `enneo` or `enerflo`.' })
  source!: string;

  @Field(() => String, { description: '`customer`, `contract`, `install`, `note`, `ticket`, or `link`: who Enerflo’s customers are in the ERP.' })
  entity!: string;

  @Field(() => String, { description: 'done, stopped (goes on there next time) or failed.' })
  state!: string;

  @Field(() => String, { nullable: true, description: 'Why it failed.' })
  error!: string | null;

  @Field(() => Int, { description: 'Records the source showed.' })
  seen!: number;

  @Field(() => Int, { description: 'New to the mirror.' })
  added!: number;

  @Field(() => Int)
  changed!: number;

  @Field(() => Int, { description: 'The source no longer has them.' })
  gone!: number;

  @Field(() => Int, {
    description:
      'Not there at the source, but so many at once that nothing was marked deleted: at least so many. `busbar sync --accept-deletions` deletes them.',
  })
  kept!: number;

  @Field(() => Int, { description: 'Of the new, the changed and the gone: no event had told of them, although the source sends events.' })
  repaired!: number;

  @Field(() => Int, { description: 'Of the changed: their source had not changed, the row had been altered in the database.' })
  damaged!: number;

  @Field(() => Int, { description: 'Milliseconds.' })
  ms!: number;
}

@ObjectType('LinkCounts', { description: 'Links between customers of the ERP and of Enerflo.' })
export class LinkCountsType {
  @Field(() => Int)
  found!: number;

  @Field(() => Int)
  confirmed!: number;

  @Field(() => Int, { description: 'Wait for a person.' })
  candidates!: number;
}

@ObjectType('SyncReport', {
  description: 'What a sync of the mirror with its sources did. Counts are those of a whole run, with what it did before it was interrupted.',
})
export class SyncReportType {
  @Field(() => [SyncedEntityType])
  entities!: SyncedEntity[];

  @Field(() => LinkCountsType)
  links!: LinkCounts;
}
