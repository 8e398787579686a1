import type { Json, JsonObject } from './json.ts';

/** A link from Enneo's screens into the ERP. The wire says `logo` or `icon`; both land in `icon`. */
export interface ErpUrl {
  readonly url: string | null;
  readonly icon: string | null;
}

export interface PreviewItem {
  readonly label: string | null;
  readonly value: string | null;
  readonly tooltip: string | null;
  readonly url: string | null;
  readonly type: string | null;
}

export interface EnneoTag {
  readonly id: string;
  readonly name: string | null;
  readonly color: string | null;
}

/** A contract as Enneo shows it to agents: its own copy of the ERP's record, never the master. */
export interface EnneoContract {
  readonly id: string;
  readonly tenant: string | null;
  readonly customerId: string | null;
  readonly orderId: string | null;
  /** ISO 8601, UTC. */
  readonly signupDate: string | null;
  readonly startDate: string | null;
  readonly endDate: string | null;
  readonly status: string | null;
  readonly statusCode: string | null;
  readonly statusCodeTitle: string | null;
  readonly energy: string | null;
  readonly energyTypeId: string | null;
  readonly energySubTypeId: string | null;
  readonly firstname: string | null;
  readonly lastname: string | null;
  readonly company: string | null;
  readonly email: string | null;
  /** With a plus sign. */
  readonly phone: string | null;
  readonly business: boolean | null;
  readonly deliveryAddress: string | null;
  readonly billingAddress: string | null;
  readonly iban: string | null;
  /** The meter number. */
  readonly counterNumber: string | null;
  readonly productId: string | null;
  readonly productName: string | null;
  readonly productCode: string | null;
  readonly campaignId: string | null;
  readonly salesChannelId: string | null;
  readonly vatRate: number | null;
  readonly basePrice: number | null;
  readonly workingPrice: number | null;
  readonly monthlyDeposit: number | null;
  readonly unpaidDebt: number | null;
  readonly consumption: number | null;
  readonly gridOperatorName: string | null;
  readonly gridOperatorCode: string | null;
  readonly registers: readonly Json[];
  readonly erpUrls: readonly ErpUrl[];
  readonly agentPreview: readonly PreviewItem[];
  readonly tabPreview: { readonly color: string | null; readonly icon: string | null } | null;
  readonly rawData: Json;
  readonly raw: JsonObject;
}

/** A customer as Enneo shows it to agents. */
export interface EnneoCustomer {
  readonly id: string;
  /** Whether the sender's address is on record; only meaningful when read by ticket. */
  readonly emailMatches: boolean | null;
  readonly business: boolean | null;
  readonly company: string | null;
  readonly firstname: string | null;
  readonly lastname: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  /** One line. A custom ERP's `deliveryAddress` fills it when `address` is missing. */
  readonly address: string | null;
  readonly deliveryAddress: string | null;
  readonly billingAddress: string | null;
  readonly salutation: string | null;
  readonly tags: readonly EnneoTag[];
  readonly contractIds: readonly string[];
  readonly contracts: readonly EnneoContract[];
  readonly additionalData: Json;
  readonly raw: JsonObject;
}
