import { ArgsType, Field, Int } from 'type-graphql';
import { BadInput } from '../../src/domain/bad-input.ts';
import type { PageArguments } from '../../src/domain/page.ts';

const MAX_FIRST = 200;

@ArgsType()
export class PagingArgs {
  @Field(() => Int, { defaultValue: 50, description: '1 to 200.' })
  first!: number;

  @Field(() => String, { nullable: true, description: 'The `endCursor` of the page before.' })
  after?: string | null;
}

export const toPageArguments = ({ first, after }: PagingArgs): PageArguments => {
  if (first < 1 || first > MAX_FIRST) throw new BadInput('first', `must be 1 to ${MAX_FIRST}; read more with \`after\``);
  return { first, after: after ?? null };
};
