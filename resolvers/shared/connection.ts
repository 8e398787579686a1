import { type ClassType, Field, Int, ObjectType } from 'type-graphql';
import type { Page } from '../../src/domain/page.ts';

@ObjectType('PageInfo', { description: 'Where a page of a connection stands. Paging runs forward only.' })
export class PageInfoType {
  @Field(() => Boolean)
  hasNextPage!: boolean;

  @Field(() => Boolean)
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'Pass it as `after` to read the next page.' })
  endCursor!: string | null;
}

/** The Relay connection of a type: `edges`, `nodes`, `pageInfo`, `totalCount`. */
export const connectionOf = <T extends object>(name: string, node: () => ClassType<T>): ClassType<Page<T>> => {
  @ObjectType(`${name}Edge`)
  class EdgeType {
    @Field(() => String)
    cursor!: string;

    @Field(node)
    node!: T;
  }

  @ObjectType(`${name}Connection`)
  class ConnectionType {
    @Field(() => [EdgeType])
    edges!: EdgeType[];

    @Field(() => [node()])
    nodes!: T[];

    @Field(() => PageInfoType)
    pageInfo!: PageInfoType;

    @Field(() => Int, { nullable: true, description: 'How many there are in all; null where only a full scan of the source could tell.' })
    totalCount!: number | null;
  }
  return ConnectionType;
};
