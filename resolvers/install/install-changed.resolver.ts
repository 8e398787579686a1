import { Arg, Ctx, ID, Resolver, Root, Subscription } from 'type-graphql';
import type { GraphContext } from '../../src/context.ts';
import type { Told } from '../../src/live/told.ts';
import { describeChange } from '../../src/usecases/describe-change.ts';
import { toldRecord } from '../../src/usecases/told-record.ts';
import { changesBy } from '../change/changes-by.ts';
import { InstallChangedType } from './install-changed.type.ts';

@Resolver()
export class InstallChangedResolver {
  @Subscription(() => InstallChangedType, { subscribe: changesBy('install', 'id'), description: 'An install from now on.' })
  installChanged(@Arg('id', () => ID) _id: string, @Root() told: Told<'install'>, @Ctx() { call }: GraphContext): InstallChangedType {
    return { change: describeChange(told.event), install: toldRecord('ENERFLO', told, call) };
  }
}
