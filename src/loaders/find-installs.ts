import type DataLoader from 'dataloader';
import type { Install } from '../domain/install.ts';
import type { EnerfloRecord } from './find-enerflo-records.ts';

/** The installs of a customer's records, newest first. */
export const findInstalls = async (records: readonly EnerfloRecord[], installById: DataLoader<string, Install | null>): Promise<readonly Install[]> => {
  const ids = new Set(records.flatMap(({ installIds }) => installIds));
  const installs = await Promise.all([...ids].map((id) => installById.load(id)));
  return installs.filter((install) => install !== null).sort((a, b) => Number(b.id) - Number(a.id));
};
