import type { Contract } from '../domain/contract.ts';
import type { Customer } from '../domain/customer.ts';
import type { EnneoCustomer } from '../domain/enneo-record.ts';
import type { Identification } from '../domain/matching/identification.ts';
import type { Ticket } from '../domain/ticket.ts';
import type { ReadContext } from '../reader/read.ts';

/** What a read by the facade is told. */
export type FacadeCall = Omit<ReadContext, 'served'>;

/** A record and its age. */
export interface Found<T> {
  readonly record: T;
  /** ISO 8601 UTC: when its source was last read. */
  readonly asOf: string;
  /** Older than wanted, because its source did not answer. */
  readonly stale: boolean;
}

/** What other systems know about a contract; null is what nobody could say in time. */
export interface ContractPreview {
  readonly openTickets: number | null;
  /** The newest install of the customer's house that is the contract's. */
  readonly install: InstallPreview | null;
}

export interface InstallPreview {
  readonly status: string | null;
  /** The first step that is not done; `dueDate` is `YYYY-MM-DD`. */
  readonly nextMilestone: { readonly title: string | null; readonly dueDate: string | null } | null;
}

/**
 * Everything the facade asks for. Unknown ids answer null; a read that failed and has no stored copy throws `SourceError`, never null:
 * an outage must not read as "no such customer" (enneo.md 6).
 */
export interface FacadeReads {
  contractById(id: string, call: FacadeCall): Promise<Found<Contract> | null>;
  customerById(id: string, call: FacadeCall): Promise<Found<Customer> | null>;
  /**
   * Who is meant by these parameters; any keys and values, unknown ones count as not given. When it is nobody and a contract or customer number among them
   * was never seen, the ERP is asked for it; throws `SourceError` when that does not answer.
   */
  identify(input: Readonly<Record<string, unknown>>, call: FacadeCall): Promise<Identification>;
  /** Ids of the customers a text fits, best first, each once. */
  searchCustomers(text: string, page: { readonly limit: number; readonly offset: number }, call: FacadeCall): Promise<readonly string[]>;
  /**
   * When the stored copies of these customers were read that are older than wanted, because the ERP does not answer or must not be asked; ISO 8601 UTC.
   * Searches are answered from copies alone, so this is how old their answer is.
   */
  staleSince(customerIds: readonly string[], call: FacadeCall): Promise<readonly string[]>;
  /** Whether somebody new may be missing in what a search answers: the ERP does not answer, or must not be asked. */
  mayMissNew(call: FacadeCall): boolean;
  /** Best effort with a deadline of its own, well below the call's: never rejects. */
  previewOf(contract: Contract, call: FacadeCall): Promise<ContractPreview>;
  /** The tickets of a contract in full, oldest first; none for an unknown contract. */
  historyOf(contractId: string, call: FacadeCall): Promise<readonly Ticket[]>;
  /** What Enneo itself keeps about a customer. Best effort: never rejects, null when Enneo does not know or did not say. */
  enneoCustomerOf(customerId: string, call: FacadeCall): Promise<Pick<EnneoCustomer, 'tags' | 'additionalData'> | null>;
}
