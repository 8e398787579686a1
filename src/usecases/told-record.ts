import type { Entity, MirrorRecords } from '../domain/entity.ts';
import type { Source } from '../domain/source.ts';
import type { Told } from '../live/told.ts';
import type { ReadContext } from '../reader/read.ts';

/** The record an event came with, counted among what the request was served; null: it is gone. */
export const toldRecord = <E extends Entity>(source: Source, { mirrored }: Told<E>, { served }: ReadContext): MirrorRecords[E] | null => {
  if (mirrored === null) return null;
  const { record, fetchedAt } = mirrored;
  served(source, { record, fetchedAt, state: 'CACHED' });
  return record;
};
