import { Arg, Ctx, ID, Resolver, Root, Subscription } from 'type-graphql';
import type { GraphContext } from '../../src/context.ts';
import type { Told } from '../../src/live/told.ts';
import { describeChange } from '../../src/usecases/describe-change.ts';
import { toldRecord } from '../../src/usecases/told-record.ts';
import { changesBy } from '../change/changes-by.ts';
import { TicketChangedType } from './ticket-changed.type.ts';

@Resolver()
export class TicketChangedResolver {
  @Subscription(() => TicketChangedType, {
    subscribe: changesBy('ticket', 'contractId'),
    description: 'Tickets of a contract from now on: new ones, changed ones, and those that are moved to another contract.',
  })
  ticketChanged(@Arg('contractId', () => ID) _contractId: string, @Root() told: Told<'ticket'>, @Ctx() { call }: GraphContext): TicketChangedType {
    return { change: describeChange(told.event), ticket: toldRecord('ENNEO', told, call) };
  }
}
