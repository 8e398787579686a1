import { LRUCache } from 'lru-cache';
import type { Change } from '../store/changes.ts';
import type { Store } from '../store/create-store.ts';
import type { Link } from '../store/links/links.ts';

/** Changes are told; should a telling be lost, links are read again after so many milliseconds. */
const MAX_AGE_MS = 10_000;
const MAX_OWNERS = 20_000;

/** Who is who, as the store says: every question about a customer's installs asks for it, and it hardly ever changes. */
export interface KeptLinks {
  /** In every state, by the ids of an ERP's customers. */
  readonly ofErp: (ids: readonly string[]) => Promise<readonly Link[]>;
  /** In every state, by the ids of Enerflo's customers. */
  readonly ofEnerflo: (ids: readonly string[]) => Promise<readonly Link[]>;
  readonly forget: (change: Pick<Change, 'ids' | 'owners'>) => void;
  readonly forgetAll: () => void;
}

export const createKeptLinks = (links: Pick<Store['links'], 'ofErp' | 'ofEnerflo'>, now: () => number): KeptLinks => {
  const erp = keepBy(links.ofErp, ({ erpCustomerId }) => erpCustomerId, now);
  const enerflo = keepBy(links.ofEnerflo, ({ enerfloCustomerId }) => enerfloCustomerId, now);
  return {
    ofErp: erp.read,
    ofEnerflo: enerflo.read,
    forget: ({ ids, owners }) => {
      enerflo.forget(ids);
      erp.forget(owners);
    },
    forgetAll: () => {
      enerflo.forgetAll();
      erp.forgetAll();
    },
  };
};

const keepBy = (readStore: (ids: readonly string[]) => Promise<readonly Link[]>, idOf: (link: Link) => string, now: () => number) => {
  const kept = new LRUCache<string, { readonly links: readonly Link[]; readonly readAt: number }>({ max: MAX_OWNERS });
  let changes = 0;
  const isKept = (id: string): boolean => now() - (kept.get(id)?.readAt ?? 0) < MAX_AGE_MS;
  /** What changed while it was read is not kept. */
  const readAndKeep = async (ids: readonly string[]): Promise<readonly Link[]> => {
    const [readAt, before] = [now(), changes];
    const read = await readStore(ids);
    const byId = Map.groupBy(read, idOf);
    if (changes === before) for (const id of ids) kept.set(id, { links: byId.get(id) ?? [], readAt });
    return read;
  };
  return {
    read: async (ids: readonly string[]): Promise<readonly Link[]> => {
      const known = ids.filter(isKept).flatMap((id) => kept.get(id)?.links ?? []);
      const missing = ids.filter((id) => !isKept(id));
      return missing.length === 0 ? known : [...known, ...(await readAndKeep(missing))];
    },
    forget: (ids: readonly string[]): void => {
      changes += 1;
      for (const id of ids) kept.delete(id);
    },
    forgetAll: (): void => {
      changes += 1;
      kept.clear();
    },
  };
};
