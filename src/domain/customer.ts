import type { Address } from './address.ts';
import type { ErpRef } from './erp-ref.ts';
import type { JsonObject } from './json.ts';
import type { Party } from './party.ts';

/** A customer as the ERP holds it. */
export interface Customer {
  /** The id in the graph; the ERP's own id. */
  readonly id: string;
  readonly ref: ErpRef;
  /** The printed customer number; often equal to the id. */
  readonly number: string;
  readonly tenant: string | null;
  /** The same customer in an older ERP. */
  readonly legacy: readonly ErpRef[];
  readonly successor: ErpRef | null;
  readonly party: Party;
  readonly address: Address | null;
  /** Compact, upper case. */
  readonly iban: string | null;
  readonly contracts: readonly ErpRef[];
  /** The record as it came, unknown fields included. Never shown as it is. */
  readonly raw: JsonObject;
}
