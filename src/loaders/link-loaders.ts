import DataLoader from 'dataloader';
import type { Customer } from '../domain/customer.ts';
import type { Install } from '../domain/install.ts';
import { toKeys } from '../domain/matching/index-key.ts';
import type { KeptLinks } from '../reader/kept-links.ts';
import type { Store } from '../store/create-store.ts';
import type { Link } from '../store/links/links.ts';
import type { Mirrored } from '../store/mirror/mirrored.ts';

/** Whose an e-mail address is. */
export interface EmailHolder {
  /** The one customer of the mirror who has it; null: nobody, or several. */
  readonly customerId: string | null;
  readonly isShared: boolean;
}

/** What the store says about who is who: one question for all keys that are wanted at one moment. */
export interface LinkLoaders {
  /** By the id of an ERP's customer, in every state. */
  readonly ofErp: DataLoader<string, readonly Link[]>;
  /** By the id of Enerflo's customer, in every state. */
  readonly ofEnerflo: DataLoader<string, readonly Link[]>;
  /** By the id of Enerflo's customer, as the mirror has them, newest first. */
  readonly mirroredInstalls: DataLoader<string, readonly Mirrored<Install>[]>;
  /** By `toEmailKey`. */
  readonly emailHolder: DataLoader<string, EmailHolder>;
  /** A pair was decided: nothing read before counts any more. */
  readonly forget: (pair: Pick<Link, 'erpCustomerId' | 'enerfloCustomerId'>) => void;
}

const MAX_INSTALLS = 10_000;
/** Keys the search index takes in one question. */
const MAX_EMAILS = 50;

export const createLinkLoaders = ({ mirror, search }: Pick<Store, 'mirror' | 'search'>, kept: KeptLinks): LinkLoaders => {
  const ofErp = new DataLoader<string, readonly Link[]>(async (ids) => inOrder(ids, await kept.ofErp(ids), ({ erpCustomerId }) => erpCustomerId));
  const ofEnerflo = new DataLoader<string, readonly Link[]>(async (ids) =>
    inOrder(ids, await kept.ofEnerflo(ids), ({ enerfloCustomerId }) => enerfloCustomerId),
  );
  return {
    ofErp,
    ofEnerflo,
    mirroredInstalls: new DataLoader(async (ids) => {
      const rows = await mirror.readOf('install', 'enerflo_customer_id', ids, MAX_INSTALLS);
      return inOrder(ids, rows.toSorted(newestFirst), ({ record }) => record.enerfloCustomerId);
    }),
    emailHolder: new DataLoader((emails) => readHolders(emails, search), { maxBatchSize: MAX_EMAILS }),
    forget: ({ erpCustomerId, enerfloCustomerId }) => {
      kept.forget({ owners: [erpCustomerId], ids: [enerfloCustomerId] });
      ofErp.clearAll();
      ofEnerflo.clearAll();
    },
  };
};

/** All links of the customer, not those of another ERP's customer with the same id. */
export const linksOf = async ({ id, ref }: Customer, { ofErp }: LinkLoaders): Promise<readonly Link[]> =>
  (await ofErp.load(id)).filter(({ erpSource }) => erpSource === ref.source);

const newestFirst = (one: Mirrored<Install>, other: Mirrored<Install>): number => Number(other.id) - Number(one.id);

const inOrder = <T>(ids: readonly string[], rows: readonly T[], idOf: (row: T) => string | null): readonly (readonly T[])[] => {
  const byId = Map.groupBy(rows, idOf);
  return ids.map((id) => byId.get(id) ?? []);
};

/** With one customer as the limit of what is rare, the index tells the addresses of one from those of several. */
const readHolders = async (emails: readonly string[], search: Store['search']): Promise<readonly EmailHolder[]> => {
  const { hits, commonKeys } = await search.findByKeys(toKeys('email', emails), { limit: MAX_EMAILS, rare: 1 });
  const shared = new Set(commonKeys.map(({ value }) => value));
  const holders = new Map(hits.flatMap(({ customerId, keys }) => keys.map(({ value }) => [value, customerId] as const)));
  return emails.map((email) => ({ customerId: shared.has(email) ? null : (holders.get(email) ?? null), isShared: shared.has(email) }));
};
