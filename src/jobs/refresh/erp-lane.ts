import type { CallContext } from '../../domain/call.ts';
import type { Contract } from '../../domain/contract.ts';
import type { Customer } from '../../domain/customer.ts';
import type { Erp } from '../../sources/erp/erp.ts';
import type { Store } from '../../store/create-store.ts';
import type { Written } from '../../store/mirror/write-records.ts';
import type { FetchedSearchable, Searchable } from '../../store/mirror/write-searchable.ts';
import { toContractEntry, toCustomerEntry } from '../../store/search/to-search-entry.ts';
import type { Lane, Refresh } from './refresh.ts';
import { reviewLinks } from './review-links.ts';

/** Powercloud takes 4 calls at once (assumed, erp.md section 13): one is left for people. */
const CALLS = 3;

/** What tells contracts from customers. */
interface Kind<T> {
  readonly entity: Searchable;
  readonly byIds: (ids: readonly string[], call: CallContext) => Promise<ReadonlyMap<string, T | Error>>;
  readonly toFetched: (record: T, fetchedAt: number) => FetchedSearchable<T>;
  readonly write: (fetched: readonly FetchedSearchable<T>[]) => Promise<readonly Written[]>;
  readonly customerIdOf: (record: T) => string;
}

/** Contracts and customers by id; what the ERP does not know is marked deleted. Who changed may be somebody else's customer at Enerflo now. */
export const erpLane = (erp: Erp, store: Store, now: () => number): Lane => {
  const batch = Math.max(1, erp.can.batch);
  const { mirror } = store;

  const toRefresh = <T extends { readonly id: string }>({ entity, byIds, toFetched, write, customerIdOf }: Kind<T>): Refresh => ({
    batch,
    run: async (wanted, call) => {
      const ids = wanted.map(({ id }) => id);
      const readAt = now();
      const answers = await byIds(ids, call);
      const records = [...answers.values()].flatMap((answer) => (answer instanceof Error ? [] : [answer]));
      const changed = (await write(records.map((record) => toFetched(record, readAt)))).filter(({ isChanged }) => isChanged);
      const unknown = ids.filter((id) => !answers.has(id)).map((id) => ({ id, source: erp.name }));
      await mirror.deleteSearchable(entity, unknown, readAt);
      const changedIds = new Set(changed.map(({ id }) => id));
      await reviewLinks(store, records.filter(({ id }) => changedIds.has(id)).map(customerIdOf), now());
      return new Map([...answers].flatMap(([id, answer]) => (answer instanceof Error ? [[id, answer] as const] : [])));
    },
  });

  return {
    source: erp.name,
    slots: CALLS * batch,
    refreshes: {
      contract: toRefresh<Contract>({
        entity: 'contract',
        byIds: erp.contractsByIds,
        toFetched: (record, fetchedAt) => ({ record, fetchedAt, search: toContractEntry(record) }),
        write: (fetched) => mirror.writeSearchable('contract', fetched),
        customerIdOf: ({ customer }) => customer.id,
      }),
      customer: toRefresh<Customer>({
        entity: 'customer',
        byIds: erp.customersByIds,
        toFetched: (record, fetchedAt) => ({ record, fetchedAt, search: toCustomerEntry(record) }),
        write: (fetched) => mirror.writeSearchable('customer', fetched),
        customerIdOf: ({ id }) => id,
      }),
    },
  };
};
