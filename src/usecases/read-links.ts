import type { Install } from '../domain/install.ts';
import type { ReadContext } from '../reader/read.ts';
import type { Store } from '../store/create-store.ts';
import { isInUse } from './link-customers.ts';
import { noteServed } from './mirror-page.ts';

/** What links say about a customer's installs. */
export interface LinkedInstalls {
  /** null: no link is in use, or the mirror holds no install behind one; then Enerflo itself has to be asked. */
  readonly installIds: readonly string[] | null;
  /** Enerflo customers a person has said this one is not: what Enerflo answers for them is not theirs. */
  readonly cutEnerfloCustomerIds: readonly string[];
}

const MAX_INSTALLS = 10_000;

/** By ERP customer, all of them at once; newest install first. */
export const installIdsOfCustomers = async (customerIds: readonly string[], { links, mirror }: Store): Promise<ReadonlyMap<string, LinkedInstalls>> => {
  const byCustomer = Map.groupBy(await links.ofErp(customerIds), ({ erpCustomerId }) => erpCustomerId);
  const linked = [...byCustomer.values()].flat().filter(isInUse);
  const rows = await mirror.readOf('install', 'enerflo_customer_id', [...new Set(linked.map(({ enerfloCustomerId }) => enerfloCustomerId))], MAX_INSTALLS);
  const byEnerflo = Map.groupBy(rows, ({ record }) => record.enerfloCustomerId);
  return new Map(
    customerIds.map((customerId): [string, LinkedInstalls] => {
      const own = byCustomer.get(customerId) ?? [];
      const ids = own.filter(isInUse).flatMap(({ enerfloCustomerId }) => (byEnerflo.get(enerfloCustomerId) ?? []).map(({ id }) => id));
      const cut = own.filter(({ state }) => state === 'cut').map(({ enerfloCustomerId }) => enerfloCustomerId);
      return [customerId, { installIds: ids.length === 0 ? null : newestFirst(ids), cutEnerfloCustomerIds: cut }];
    }),
  );
};

const newestFirst = (ids: readonly string[]): readonly string[] => [...new Set(ids)].sort((one, other) => Number(other) - Number(one));

/** What links say about whose an Enerflo customer is. */
export interface LinkedCustomer {
  /** null: no link is in use. */
  readonly customerId: string | null;
  readonly cutCustomerIds: readonly string[];
}

/** By Enerflo customer, all of them at once. A confirmed link wins. */
export const customerIdsOfEnerflo = async (enerfloCustomerIds: readonly string[], { links }: Store): Promise<ReadonlyMap<string, LinkedCustomer>> => {
  const byEnerflo = Map.groupBy(await links.ofEnerflo(enerfloCustomerIds), ({ enerfloCustomerId }) => enerfloCustomerId);
  return new Map(
    enerfloCustomerIds.map((id): [string, LinkedCustomer] => {
      const own = byEnerflo.get(id) ?? [];
      const chosen = own.find(({ state }) => state === 'confirmed') ?? own.find(({ state }) => state === 'found');
      return [
        id,
        { customerId: chosen?.erpCustomerId ?? null, cutCustomerIds: own.filter(({ state }) => state === 'cut').map(({ erpCustomerId }) => erpCustomerId) },
      ];
    }),
  );
};

/** What the mirror knows of an Enerflo customer's installs, newest first. */
export const installsOfEnerfloCustomer = async (enerfloCustomerId: string, { mirror }: Store, call: ReadContext): Promise<readonly Install[]> => {
  const rows = await mirror.readOf('install', 'enerflo_customer_id', [enerfloCustomerId], MAX_INSTALLS);
  noteServed('ENERFLO', rows, call);
  return rows.map(({ record }) => record).sort((one, other) => Number(other.id) - Number(one.id));
};
