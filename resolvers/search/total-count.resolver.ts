import { FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { Page } from '../../src/domain/page.ts';
import { type CountedPage, readTotal } from '../../src/usecases/mirror-page.ts';
import { ContractConnection } from '../contract/contract.type.ts';
import { CustomerConnection } from '../customer/customer.type.ts';

const HELP = { nullable: true, description: 'How many there are in all; null where only a full scan of the source could tell.' };

/** Counting a list of the mirror costs a statement: only where it is asked for. */
@Resolver(() => ContractConnection)
export class ContractCountResolver {
  @FieldResolver(() => Int, HELP)
  totalCount(@Root() page: Page<unknown> | CountedPage<unknown>): Promise<number> | number | null {
    return readTotal(page);
  }
}

@Resolver(() => CustomerConnection)
export class CustomerCountResolver {
  @FieldResolver(() => Int, HELP)
  totalCount(@Root() page: Page<unknown> | CountedPage<unknown>): Promise<number> | number | null {
    return readTotal(page);
  }
}
