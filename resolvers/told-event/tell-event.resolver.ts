import { Arg, Ctx, Field, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { GraphContext } from '../../src/context.ts';
import { type ToldEvent, tellEvent } from '../../src/usecases/tell-event.ts';
import { requireWrite } from '../shared/require-write.ts';
import { UserErrorType } from '../shared/user-error.type.ts';
import { TellEventInput } from './tell-event.input.ts';

@ObjectType('TellEventPayload')
export class TellEventPayloadType {
  @Field(() => Boolean, { description: 'false: it was told before, or there are errors.' })
  isNew!: boolean;

  @Field(() => [UserErrorType])
  userErrors!: UserErrorType[];
}

@Resolver()
export class TellEventResolver {
  @Mutation(() => TellEventPayloadType, { nullable: true, description: 'For the rules file to act on, as event `EXTERNAL`. Needs the scope `graph:write`.' })
  async tellEvent(@Arg('input', () => TellEventInput) input: TellEventInput, @Ctx() context: GraphContext): Promise<ToldEvent> {
    requireWrite(context);
    const { id, name, installId = null, contractId = null, customerId = null, values } = input;
    return tellEvent({ id, name, installId, contractId, customerId, values: values ?? {} }, context.principal.id, context.store);
  }
}
