import { Arg, Ctx, ID, Resolver, Root, Subscription } from 'type-graphql';
import type { GraphContext } from '../../src/context.ts';
import type { Told } from '../../src/live/told.ts';
import { describeChange } from '../../src/usecases/describe-change.ts';
import { toldRecord } from '../../src/usecases/told-record.ts';
import { changesBy } from '../change/changes-by.ts';
import { NoteAddedType } from './note-added.type.ts';

@Resolver()
export class NoteAddedResolver {
  @Subscription(() => NoteAddedType, { subscribe: changesBy('note', 'installId'), description: 'Notes written on an install from now on.' })
  noteAdded(@Arg('installId', () => ID) _installId: string, @Root() told: Told<'note'>, @Ctx() { call }: GraphContext): NoteAddedType {
    return { change: describeChange(told.event), note: toldRecord('ENERFLO', told, call) };
  }
}
