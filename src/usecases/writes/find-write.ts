import type { Write } from '../../domain/write.ts';
import { resolveWrite } from './resolve-write.ts';
import type { WriteContext } from './write-context.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A write of the caller's own, or anybody's for who may see them all; its outcome is found out first where it is not known. null: no such write. */
export const findWrite = async (id: string, seesAll: boolean, context: WriteContext): Promise<Write | null> => {
  const write = UUID.test(id) ? await context.store.writes.byId(id) : null;
  if (write === null || (write.owner !== context.owner && !seesAll)) return null;
  return resolveWrite(write, context);
};
