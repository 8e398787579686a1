import type { GraphContext } from '../../src/context.ts';
import { forgetLoaded } from '../../src/loaders/forget-loaded.ts';
import type { WriteContext } from '../../src/usecases/writes/write-context.ts';
import { requireWrite } from './require-write.ts';

/** A mutation: for principals that may write; what the request loaded before it is forgotten. */
export const perform = async <T>(context: GraphContext, write: (writing: WriteContext) => Promise<T>): Promise<T> => {
  requireWrite(context);
  return write(context.writing).finally(() => forgetLoaded(context.loaders));
};

/** Absent and null say the same. */
export const toKey = (idempotencyKey: string | null | undefined): string | null => idempotencyKey ?? null;
