import { GraphQLDateTime } from 'graphql-scalars';
import { Arg, Ctx, ID, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { GraphContext } from '../../src/context.ts';
import { toEntityId } from '../../src/domain/entity-id.ts';
import { addAppointment } from '../../src/usecases/writes/add-appointment.ts';
import type { Performed } from '../../src/usecases/writes/perform-write.ts';
import { perform, toKey } from '../shared/perform.ts';
import { WritePayload } from '../shared/write-payload.type.ts';

@ObjectType('AppointmentPayload', { description: 'The `resultId` of the write is the appointment’s number, where Enerflo told it.' })
export class AppointmentPayloadType extends WritePayload {}

@Resolver()
export class AddAppointmentResolver {
  @Mutation(() => AppointmentPayloadType, {
    nullable: true,
    description:
      'An appointment with a lead; where the lead has one at that second already, nothing is sent. Enerflo’s pages do not say how it takes them: see docs/decisions.md before you rely on it. Needs the scope `graph:write`.',
  })
  addAppointment(
    @Arg('leadId', () => ID, { description: 'The number of the lead in Enerflo 1.0.' }) leadId: string,
    @Arg('startsAt', () => GraphQLDateTime) startsAt: Date,
    @Arg('assignToUserId', () => ID, { nullable: true, description: 'The number of a user in Enerflo 1.0.' }) assignToUserId: string | null | undefined,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey: string | null | undefined,
    @Ctx() context: GraphContext,
  ): Promise<Performed> {
    const wanted = { leadId: toEntityId('leadId', leadId), startsAt: startsAt.toISOString(), assignToUserId: assignToUserId ?? null };
    return perform(context, (writing) => addAppointment(wanted, toKey(idempotencyKey), writing));
  }
}
