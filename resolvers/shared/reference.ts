import type { GraphContext } from '../../src/context.ts';
import { BadInput } from '../../src/domain/bad-input.ts';
import { toEntityId } from '../../src/domain/entity-id.ts';

/** One `{ __typename, … }` of `_entities`. */
export type Representation = Readonly<Record<string, unknown>>;

/** Finds the entity of a federation reference; null: no such entity. */
export type Reference<T> = (representation: Representation, context: GraphContext) => Promise<T | null>;

/** A part of the key; gateways may send numbers for ids. */
export const keyOf = (representation: Representation, field: string): string => {
  const value = representation[field];
  if (typeof value !== 'string' && typeof value !== 'number') throw new BadInput('representations', `needs the key \`${field}\` in every reference`);
  return toEntityId(`representations.${field}`, String(value));
};
