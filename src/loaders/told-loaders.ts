import DataLoader from 'dataloader';
import { type ChangeOrder, newestSignedFirst } from '../domain/change-order.ts';
import type { Project } from '../domain/project.ts';
import type { ReadContext } from '../reader/read.ts';
import type { Store } from '../store/create-store.ts';
import type { Mirrored } from '../store/mirror/mirrored.ts';

/** What Enerflo tells by events alone: the mirror has it, or nobody has. */
export interface ToldLoaders {
  /** By the UUID of the deal, in small letters. */
  readonly projectByDealId: DataLoader<string, Project | null>;
  /** The one signed last first, without deleted ones. */
  readonly changeOrdersByInstallId: DataLoader<string, readonly ChangeOrder[]>;
}

const MAX_ORDERS = 10_000;

export const createToldLoaders = ({ mirror }: Store, { served }: ReadContext): ToldLoaders => {
  const serve = <T extends object>({ record, fetchedAt }: Mirrored<T>): T => {
    served('ENERFLO', { record, fetchedAt, state: 'CACHED' });
    return record;
  };
  return {
    projectByDealId: new DataLoader(async (ids) => {
      const rows = new Map((await mirror.read('project', ids)).map((row) => [row.id, row]));
      return ids.map((id) => {
        const row = rows.get(id);
        return row === undefined ? null : serve(row);
      });
    }),
    changeOrdersByInstallId: new DataLoader(async (installIds) => {
      const rows = Map.groupBy(await mirror.readOf('changeOrder', 'install_id', installIds, MAX_ORDERS), ({ record }) => record.installId);
      return installIds.map((id) =>
        (rows.get(id) ?? [])
          .map(serve)
          .filter(({ deletedAt }) => deletedAt === null)
          .toSorted(newestSignedFirst),
      );
    }),
  };
};
