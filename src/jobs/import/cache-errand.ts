import type { Enneo } from '../../sources/enneo/enneo.ts';
import type { Store } from '../../store/create-store.ts';
import { mapScan } from '../../store/imports/scan.ts';
import type { Due } from '../../store/imports/scan-due.ts';
import type { Gone } from '../../store/imports/scan-gone.ts';
import type { Telling, ToldKey } from '../../store/imports/told.ts';
import type { Ask } from '../sync/ask.ts';
import type { DueStep, Errand, Step } from './errand.ts';
import type { Outcome } from './import-progress.ts';

export interface CacheErrandOptions {
  readonly entity: 'contractCache' | 'customerCache';
  readonly enneo: Pick<Enneo, 'invalidateCustomerCache'>;
  readonly imports: Store['imports'];
  readonly send: Ask;
  readonly now: () => number;
}

const mapping = '1';

/**
 * For an Enneo that reads through our custom API: it is told to forget what it keeps of contracts that changed and of their customers, the
 * one before included, or of customers that changed. Telling it twice does no harm, so a failure is simply told again. What was there before the
 * first run is not told: Enneo keeps answers for a while only (enneo.md 6).
 */
export const createCacheErrand = ({ entity, enneo, imports, send, now }: CacheErrandOptions): Errand => {
  const invalidate = async ({ id }: ToldKey, customerIds: Iterable<string>): Promise<void> => {
    const contractId = entity === 'contractCache' ? id : null;
    for (const customerId of customerIds)
      await send((call) => enneo.invalidateCustomerCache({ contractId, customerId: customerId === '' ? null : customerId }, call));
  };

  const tell = async (due: Due, telling: Telling): Promise<Outcome> => {
    await invalidate(due, new Set([due.told?.customerId ?? due.customerId, due.customerId]));
    await imports.noteSent([telling], { entity, mapping, at: now() });
    return due.told === null ? 'created' : 'updated';
  };

  const forget = async (gone: Gone): Promise<Outcome> => {
    await invalidate(gone, [gone.customerId]);
    await imports.forget(gone, entity);
    return 'deleted';
  };

  const toStep = (due: Due): DueStep => {
    const { id, source, version, customerId, told } = due;
    const telling = { id, source, contentHash: version, recordVersion: version, customerId };
    return { key: { id, source }, telling, problem: null, expected: told === null ? 'created' : 'updated', take: () => tell(due, telling) };
  };

  const scan: Errand['scan'] = async (after, limit) => mapScan(await imports.scanDue({ entity, mapping, after, limit }), toStep);

  const toRemoval = (gone: Gone): Step => ({ key: gone, expected: 'deleted', take: () => forget(gone) });

  return { entity, mapping, beginsSilently: true, isDestructive: false, scan, toRemoval };
};
