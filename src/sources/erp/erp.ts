import type { CallContext } from '../../domain/call.ts';
import type { Contract } from '../../domain/contract.ts';
import type { Customer } from '../../domain/customer.ts';
import type { ErpRef } from '../../domain/erp-ref.ts';

export type SearchKey =
  | 'contractId'
  | 'customerId'
  | 'contractAccountId'
  | 'marketLocationId'
  | 'meterLocationId'
  | 'meterNumber'
  | 'email'
  | 'phone'
  | 'iban'
  | 'lastName'
  | 'company'
  | 'postcode';

/** What one ERP can do. The core works with `contractById` and `customerById` alone. */
export interface ErpCapabilities {
  readonly searchKeys: Partial<Record<SearchKey, 'exact' | 'prefix' | 'contains'>>;
  readonly freeText: boolean;
  readonly paging: 'none' | 'offset' | 'cursor' | 'odata';
  readonly maxPage: number;
  /** Records one batch call answers; 0: singles only. */
  readonly batch: number;
  /** Whether the list of a customer's contracts carries whole records (one call) or ids only (one more call each). */
  readonly contractLists: 'records' | 'ids' | 'none';
  readonly asOf: boolean;
  readonly events: boolean;
  readonly changesSince: boolean;
}

export interface ErpPage<T> {
  readonly records: readonly T[];
  /** Cursor of the next page; null at the end. */
  readonly next: string | null;
}

/**
 * An ERP. Unknown ids answer null. Failures are `SourceError`; a record of another id, and a customer's list that holds a contract of another customer,
 * are malformed. A row of a list that cannot be read is left out and announced (drift-channel.ts); a list of nothing else is malformed.
 */
export interface Erp {
  /** Its name in `ERP_CONFIG`; `erp` when there is only one. */
  readonly name: string;
  readonly can: ErpCapabilities;
  contractById(id: string, call: CallContext): Promise<Contract | null>;
  customerById(id: string, call: CallContext): Promise<Customer | null>;
  /** By id; a missing key is an unknown id, an Error a read that failed. In as few calls as `can.batch` allows, else parallel singles. */
  contractsByIds(ids: readonly string[], call: CallContext): Promise<ReadonlyMap<string, Contract | Error>>;
  customersByIds(ids: readonly string[], call: CallContext): Promise<ReadonlyMap<string, Customer | Error>>;
  /** All contracts of a customer, in the ERP's order; null when the customer is unknown. One call where lists carry records. */
  contractsByCustomerId(customerId: string, call: CallContext): Promise<readonly Contract[] | null>;
  /** By an exact key the ERP can search; throws `rejected` for a key it cannot. */
  findExact(key: SearchKey, value: string, limit: number, call: CallContext): Promise<readonly ErpRef[]>;
  /** Pages over all records, for the first fill and the nightly sync. */
  contractPage(cursor: string | null, call: CallContext): Promise<ErpPage<Contract>>;
  customerPage(cursor: string | null, call: CallContext): Promise<ErpPage<Customer>>;
  check(call: CallContext): Promise<void>;
}
