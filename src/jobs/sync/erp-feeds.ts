import type { CallContext } from '../../domain/call.ts';
import type { Contract } from '../../domain/contract.ts';
import type { Customer } from '../../domain/customer.ts';
import type { Erp, ErpPage } from '../../sources/erp/erp.ts';
import type { Store } from '../../store/create-store.ts';
import type { AnnounceOptions } from '../../store/mirror/announce.ts';
import type { RecordId } from '../../store/mirror/delete-records.ts';
import type { Written } from '../../store/mirror/write-records.ts';
import type { FetchedSearchable } from '../../store/mirror/write-searchable.ts';
import type { SearchEntry } from '../../store/search/search-entry.ts';
import { toContractEntry, toCustomerEntry } from '../../store/search/to-search-entry.ts';
import { estimateTotal } from './estimate-total.ts';
import { announcing, type Feed, type Run, type Unseen } from './feed.ts';
import type { Outcome } from './outcome.ts';

/** Powercloud takes 4 calls at once (assumed, erp.md section 13): one is left for people. */
const AHEAD = 3;

/** What tells contracts from customers. */
interface Kind<T> {
  readonly entity: 'contract' | 'customer';
  readonly page: (cursor: string | null, call: CallContext) => Promise<ErpPage<T>>;
  readonly byIds: (ids: readonly string[], call: CallContext) => Promise<ReadonlyMap<string, T | Error>>;
  readonly toEntry: (record: T) => SearchEntry;
  readonly write: (fetched: readonly FetchedSearchable<T>[], options: AnnounceOptions) => Promise<readonly Written[]>;
}

/** Customers before contracts, so that a contract in the mirror has its customer there. */
export const erpFeeds = (erp: Erp, { mirror }: Store, now: () => number): readonly Feed[] => {
  const toRef = (id: string): RecordId => ({ id, source: erp.name });
  const toFeed = <T>({ entity, page, byIds, toEntry, write }: Kind<T>): Feed => {
    /** Words and keys are worked out only where they are asked for: of a night's records hardly any. */
    const toFetched = (records: readonly T[], fetchedAt: number): readonly FetchedSearchable<T>[] =>
      records.map((record) => ({
        record,
        fetchedAt,
        get search() {
          return toEntry(record);
        },
      }));
    const keep = async (fetched: readonly FetchedSearchable<T>[], run: Run): Promise<Outcome> => ({
      seen: fetched.length,
      written: await write(fetched, announcing(run)),
      gone: [],
    });

    const readPage: Feed['readPage'] = async (cursor, { ask }) => {
      const readAt = now();
      const { records, next } = await ask((call) => page(cursor, call));
      return { size: records.length, next, total: null, write: (run) => keep(toFetched(records, readAt), run) };
    };

    const look: Unseen['look'] = async (ids, run) => {
      const at = now();
      const answers = await run.ask(async (call) => failOnError(await byIds(ids, call)));
      return { outcome: await keep(toFetched([...answers.values()], at), run), missing: ids.filter((id) => !answers.has(id)), at };
    };
    const remove: Unseen['remove'] = (ids, at, run) => mirror.deleteSearchable(entity, ids.map(toRef), at, announcing(run));

    const hasOffsets = erp.can.paging === 'offset';
    const estimate = (run: Run): Promise<number> => estimateTotal(async (offset) => sizeOf(await run.ask((call) => page(offset, call))));
    return { source: erp.name, entity, ahead: hasOffsets ? AHEAD : 1, readPage, estimate: hasOffsets ? estimate : null, unseen: { entity, look, remove } };
  };

  return [
    toFeed<Customer>({
      entity: 'customer',
      page: erp.customerPage,
      byIds: erp.customersByIds,
      toEntry: toCustomerEntry,
      write: (fetched, options) => mirror.writeSearchable('customer', fetched, options),
    }),
    toFeed<Contract>({
      entity: 'contract',
      page: erp.contractPage,
      byIds: erp.contractsByIds,
      toEntry: toContractEntry,
      write: (fetched, options) => mirror.writeSearchable('contract', fetched, options),
    }),
  ];
};

const sizeOf = ({ records, next }: ErpPage<unknown>) => ({ size: records.length, next });

/** One that failed says nothing about whether the record is there. */
const failOnError = <T>(answers: ReadonlyMap<string, T | Error>): ReadonlyMap<string, T> => {
  const found = new Map<string, T>();
  for (const [id, answer] of answers) {
    if (answer instanceof Error) throw answer;
    found.set(id, answer);
  }
  return found;
};
