import type { Enneo } from '../../sources/enneo/enneo.ts';
import type { Store } from '../../store/create-store.ts';
import type { DueContract } from '../../store/imports/scan-contracts.ts';
import type { GoneContract } from '../../store/imports/scan-gone.ts';
import type { Telling } from '../../store/imports/told.ts';
import type { Ask } from '../sync/ask.ts';
import type { ContractStep, Errand, Step } from './errand.ts';
import type { Outcome } from './import-progress.ts';

export interface CacheErrandOptions {
  readonly enneo: Pick<Enneo, 'invalidateCustomerCache'>;
  readonly imports: Store['imports'];
  readonly send: Ask;
  readonly now: () => number;
}

const entity = 'contractCache';
const mapping = '1';

/**
 * For an Enneo that reads through our custom API: it is told to forget what it keeps of contracts that changed, and of their customers, the
 * one before included. Telling it twice does no harm, so a failure is simply told again. What was there before the first run is not told:
 * Enneo keeps answers for a while only (enneo.md 6).
 */
export const createCacheErrand = ({ enneo, imports, send, now }: CacheErrandOptions): Errand => {
  const invalidate = async (id: string, customerIds: Iterable<string>): Promise<void> => {
    for (const customerId of customerIds) await send((call) => enneo.invalidateCustomerCache(id, customerId === '' ? null : customerId, call));
  };

  const tell = async ({ id, told }: DueContract, telling: Telling): Promise<Outcome> => {
    await invalidate(id, new Set([told?.customerId ?? telling.customerId, telling.customerId]));
    await imports.noteSent([telling], { entity, mapping, at: now() });
    return told === null ? 'created' : 'updated';
  };

  const forget = async (gone: GoneContract): Promise<Outcome> => {
    await invalidate(gone.id, [gone.customerId]);
    await imports.forget(gone, entity);
    return 'deleted';
  };

  const toStep = (due: DueContract): ContractStep => {
    const { id, source, version, record, told } = due;
    const telling = { id, source, contentHash: version, recordVersion: version, customerId: record.customer.id };
    return { key: { id, source }, telling, problem: null, expected: told === null ? 'created' : 'updated', take: () => tell(due, telling) };
  };

  const toRemoval = (gone: GoneContract): Step => ({ key: gone, expected: 'deleted', take: () => forget(gone) });

  return { entity, mapping, beginsSilently: true, isDestructive: false, toStep, toRemoval };
};
