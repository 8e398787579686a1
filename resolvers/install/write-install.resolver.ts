import { Arg, Ctx, Field, ID, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { GraphContext } from '../../src/context.ts';
import { toEntityId } from '../../src/domain/entity-id.ts';
import { setInstallStatus, type WrittenInstall } from '../../src/usecases/writes/set-install-status.ts';
import { perform, toKey } from '../shared/perform.ts';
import { WritePayload } from '../shared/write-payload.type.ts';
import { InstallType } from './install.type.ts';

@ObjectType('InstallPayload')
export class InstallPayloadType extends WritePayload {
  @Field(() => InstallType, { nullable: true, description: 'As Enerflo shows it after the write.' })
  install!: InstallType | null;
}

@Resolver()
export class WriteInstallResolver {
  @Mutation(() => InstallPayloadType, {
    nullable: true,
    description: 'By the id of a status or its name in the company’s own list (`installStatuses`), whatever its case. Needs the scope `graph:write`.',
  })
  setInstallStatus(
    @Arg('installId', () => ID) installId: string,
    @Arg('statusId', () => ID, { nullable: true }) statusId: string | null | undefined,
    @Arg('statusName', () => String, { nullable: true }) statusName: string | null | undefined,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey: string | null | undefined,
    @Ctx() context: GraphContext,
  ): Promise<WrittenInstall> {
    const wanted = { installId: toEntityId('installId', installId), statusId: statusId ?? null, statusName: statusName ?? null };
    return perform(context, (writing) => setInstallStatus(wanted, toKey(idempotencyKey), writing));
  }
}
