import type { Collection } from '../world/truth.ts';
import type { Row } from './row.ts';

/** A contract as the import routes got it (enneo.md 2.5, assumed). */
export interface ImportedContract extends Row {
  readonly id: string;
}

/** One write that took effect. */
export interface ImportWrite {
  readonly id: string;
  readonly kind: 'create' | 'update' | 'remove';
  readonly contractId: string;
  readonly body: unknown;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** Enneo's own copy of the contracts, and every write to it in order. */
export interface Imports {
  readonly contracts: Collection<ImportedContract>;
  readonly writes: Collection<ImportWrite>;
  create(contract: ImportedContract): void;
  update(contractId: string, body: Row): void;
  remove(contractId: string): void;
  reset(): void;
}

/** Records in the order in which they came. */
const createShelf = <T>(): Collection<T> & { clear(): void } => {
  const records = new Map<string, T>();
  let ids: readonly string[] | null = null;
  const order = () => {
    ids ??= [...records.keys()];
    return ids;
  };
  return {
    get size() {
      return records.size;
    },
    at: (index) => records.get(order()[index] ?? ''),
    get: (id) => records.get(id),
    put: (id, record) => {
      if (!records.has(id)) ids = null;
      records.set(id, record);
    },
    delete: (id) => {
      ids = null;
      return records.delete(id);
    },
    clear: () => {
      ids = null;
      records.clear();
    },
  };
};

export const createImports = (now: () => number): Imports => {
  const contracts = createShelf<ImportedContract>();
  const writes = createShelf<ImportWrite>();
  let count = 0;
  const note = (kind: ImportWrite['kind'], contractId: string, body: unknown) => {
    count += 1;
    writes.put(String(count), { id: String(count), kind, contractId, body, at: now() });
  };
  return {
    contracts,
    writes,
    create: (contract) => {
      contracts.put(contract.id, contract);
      note('create', contract.id, contract);
    },
    update: (contractId, body) => {
      contracts.put(contractId, { ...contracts.get(contractId), ...body, id: contractId });
      note('update', contractId, body);
    },
    remove: (contractId) => {
      contracts.delete(contractId);
      note('remove', contractId, null);
    },
    reset: () => {
      contracts.clear();
      writes.clear();
      count = 0;
    },
  };
};
