import type { GraphContext } from '../../src/context.ts';
import type { Entity } from '../../src/domain/entity.ts';
import { toEntityId } from '../../src/domain/entity-id.ts';
import type { Told } from '../../src/live/told.ts';

interface Subscribed {
  readonly args: Readonly<Record<string, string>>;
  readonly context: GraphContext;
}

/** The stream of a subscription field whose argument is the id records of the entity are listened to by. */
export const changesBy =
  <E extends Entity>(entity: E, argument: string) =>
  ({ args, context }: Subscribed): AsyncIterable<Told<E>> =>
    context.changes.of(entity, toEntityId(argument, args[argument] ?? ''));
