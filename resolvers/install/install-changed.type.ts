import { Field, ObjectType } from 'type-graphql';
import type { Install } from '../../src/domain/install.ts';
import { ChangeType } from '../change/change.type.ts';
import { InstallType } from './install.type.ts';

@ObjectType('InstallChanged')
export class InstallChangedType {
  @Field(() => ChangeType)
  change!: ChangeType;

  @Field(() => InstallType, { nullable: true, description: 'As it is now; null: its source no longer has it.' })
  install!: Install | null;
}
