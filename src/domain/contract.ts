import type { Address } from './address.ts';
import type { ErpRef } from './erp-ref.ts';
import type { JsonObject } from './json.ts';
import type { Party } from './party.ts';

export const CONTRACT_STATUSES = ['draft', 'ordered', 'confirmed', 'active', 'terminated', 'ended', 'rejected', 'revoked', 'unknown'] as const;
export type ContractStatus = (typeof CONTRACT_STATUSES)[number];

export const ENERGIES = ['electricity', 'gas', 'heat', 'water', 'unknown'] as const;
export type Energy = (typeof ENERGIES)[number];

export interface Price {
  /** Decimal, as the ERP wrote it. */
  readonly amount: string;
  readonly unit: 'EUR/year' | 'EUR/month' | 'EUR/kWh' | 'ct/kWh';
  /** With VAT. */
  readonly gross: boolean;
}

export interface WorkingPrice extends Price {
  /** HT (peak), NT (off-peak) or ET (single). */
  readonly tariff: string;
}

export interface Register {
  readonly id: string;
  readonly obis: string | null;
  /** HT, NT or ET; comes from the ERP, never from the OBIS code. */
  readonly tariff: string | null;
  readonly integerDigits: number | null;
  readonly decimalDigits: number | null;
  /** Conversion factor, decimal. */
  readonly factor: string | null;
}

export interface Meter {
  /** Upper case, only A-Z and 0-9. */
  readonly number: string;
  readonly registers: readonly Register[];
}

export interface Consumption {
  /** kWh a year, decimal. */
  readonly kwh: string;
  readonly source: 'customer' | 'gridOperator' | 'lastYear' | 'bill' | 'unknown';
}

/** An energy supply contract as the ERP holds it. Dates are `YYYY-MM-DD`, local German dates. */
export interface Contract {
  /** The id in the graph; the ERP's own id. */
  readonly id: string;
  readonly ref: ErpRef;
  /** The printed contract number; often equal to the id. */
  readonly number: string;
  readonly customer: ErpRef;
  readonly contractAccountId: string | null;
  readonly tenant: string | null;
  readonly legacy: readonly ErpRef[];
  readonly successor: ErpRef | null;
  readonly status: ContractStatus;
  /** The ERP's own code, `5000` or `AKTIV`. */
  readonly statusRaw: string | null;
  /** The ERP's own words for the status. */
  readonly statusTitle: string | null;
  readonly energy: Energy;
  readonly energyTypeId: string | null;
  readonly energySubTypeId: string | null;
  readonly orderId: string | null;
  readonly campaignId: string | null;
  readonly salesChannelId: string | null;
  readonly signedAt: string | null;
  /** First day of supply. */
  readonly start: string | null;
  /** The day after the last day of supply. */
  readonly end: string | null;
  /** MaLo, 11 digits. */
  readonly marketLocationId: string | null;
  /** MeLo, 33 characters each. */
  readonly meterLocationIds: readonly string[];
  readonly meters: readonly Meter[];
  readonly gridOperator: { readonly name: string | null; readonly code: string | null } | null;
  readonly product: { readonly id: string | null; readonly code: string | null; readonly name: string | null } | null;
  readonly basePrice: Price | null;
  readonly workingPrices: readonly WorkingPrice[];
  /** A fraction, decimal: `0.19`. Never derived from the kind of energy. */
  readonly vatRate: string | null;
  readonly monthlyDeposit: { readonly amount: string; readonly currency: string; readonly dueDay: number | null } | null;
  readonly consumption: readonly Consumption[];
  /** What the customer owes (positive) or is owed. */
  readonly balance: { readonly amount: string; readonly currency: string; readonly asOf: string | null } | null;
  readonly iban: string | null;
  readonly sepaMandate: boolean | null;
  readonly deliveryAddress: Address | null;
  /** null: same as the delivery address. */
  readonly billingAddress: Address | null;
  /** Who signed; may differ from the customer's own record (holding and subsidiary). */
  readonly party: Party;
  /** Fields of this installation only. */
  readonly extra: JsonObject;
  /** The record as it came, unknown fields included. Never shown as it is. */
  readonly raw: JsonObject;
}
