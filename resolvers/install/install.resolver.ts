import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { GraphContext } from '../../src/context.ts';
import type { Contract } from '../../src/domain/contract.ts';
import type { Customer } from '../../src/domain/customer.ts';
import { toEntityId } from '../../src/domain/entity-id.ts';
import type { Install, InstallStatus, Note } from '../../src/domain/install.ts';
import { type Page, pageOf } from '../../src/domain/page.ts';
import { notesOf } from '../../src/loaders/enerflo-loaders.ts';
import { customerOfInstall } from '../../src/usecases/customer-of-install.ts';
import { contractOfInstall } from '../../src/usecases/install-contract.ts';
import { listInstalls } from '../../src/usecases/list-installs.ts';
import { requireAsking } from '../../src/usecases/require-asking.ts';
import { ContractType } from '../contract/contract.type.ts';
import { CustomerType } from '../customer/customer.type.ts';
import { NoteConnection } from '../note/note.type.ts';
import { PagingArgs, toPageArguments } from '../shared/paging.ts';
import { InstallFilterInput } from './install.input.ts';
import { InstallConnection, InstallType } from './install.type.ts';
import { InstallStatusType } from './install-parts.type.ts';
import { toInstallFilter } from './to-install-filter.ts';

@Resolver(() => InstallType)
export class InstallResolver {
  @Query(() => InstallType, { nullable: true, description: 'null: no such install.' })
  install(@Arg('id', () => ID) id: string, @Ctx() { loaders }: GraphContext): Promise<Install | null> {
    return loaders.enerflo.installById.load(toEntityId('id', id));
  }

  @Query(() => InstallType, {
    nullable: true,
    description: 'By the UUID of the deal in Enerflo 2.0; null: none yet. A deal just submitted has no install for a while.',
  })
  installByDeal(@Arg('dealId', () => ID) dealId: string, @Ctx() { loaders }: GraphContext): Promise<Install | null> {
    return loaders.enerflo.installByDealId.load(toEntityId('dealId', dealId));
  }

  @Query(() => InstallConnection, { nullable: true, description: 'Installs of Enerflo, newest first.' })
  installs(
    @Arg('filter', () => InstallFilterInput, { nullable: true }) filter: InstallFilterInput | null,
    @Args(() => PagingArgs) paging: PagingArgs,
    @Ctx() { sources, call }: GraphContext,
  ): Promise<Page<Install>> {
    return listInstalls(toInstallFilter(filter), toPageArguments(paging), sources.enerflo, call);
  }

  @Query(() => [InstallStatusType], { nullable: true, description: 'The company’s own list of install statuses.' })
  async installStatuses(@Ctx() { sources, call }: GraphContext): Promise<readonly InstallStatus[]> {
    requireAsking('ENERFLO', call);
    return sources.enerflo.installStatuses(call);
  }

  @FieldResolver(() => CustomerType, {
    nullable: true,
    description:
      'The ERP customer a link in use names; without one, whose id or e-mail address Enerflo’s record carries. null where nobody knows; null with an error: a source did not answer.',
  })
  customer(@Root() install: Install, @Ctx() { loaders }: GraphContext): Promise<Customer | null> {
    return customerOfInstall(install, loaders);
  }

  @FieldResolver(() => ContractType, { nullable: true, description: 'The customer’s only active electricity contract; null where there are several.' })
  contract(@Root() install: Install, @Ctx() { loaders }: GraphContext): Promise<Contract | null> {
    return contractOfInstall(install, loaders);
  }

  @FieldResolver(() => NoteConnection, { nullable: true, description: 'Oldest first, without deleted ones unless asked for.' })
  async notes(
    @Root() install: Install,
    @Args(() => PagingArgs) paging: PagingArgs,
    @Arg('includeDeleted', () => Boolean, { defaultValue: false }) includeDeleted: boolean,
    @Ctx() { loaders }: GraphContext,
  ): Promise<Page<Note>> {
    const page = toPageArguments(paging);
    const notes = await notesOf(install, loaders.enerflo);
    return pageOf(includeDeleted ? notes : notes.filter(({ deletedAt }) => deletedAt === null), page);
  }
}
