import type { JsonObject } from './json.ts';

/** A file of a project: the link is Enerflo's, signed, and works until `expiresAt`. Busbar keeps the link, never the file. */
export interface ProjectFile {
  readonly id: string | null;
  readonly name: string | null;
  /** Which question of the deal it answers. */
  readonly source: string | null;
  readonly url: string | null;
  /** ISO 8601 UTC; null where the link does not say. */
  readonly expiresAt: string | null;
  readonly isPublic: boolean | null;
  readonly place: 'deal' | 'proposal' | 'design';
}

export interface ProjectAddress {
  readonly line1: string | null;
  readonly line2: string | null;
  readonly line3: string | null;
  readonly city: string | null;
  readonly state: string | null;
  readonly zip: string | null;
  readonly country: string | null;
  readonly full: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

/** `watts` of one panel. Angles are degrees. */
export interface PanelArray {
  readonly name: string | null;
  readonly panelCount: number | null;
  readonly panelName: string | null;
  readonly panelModel: string | null;
  readonly panelManufacturer: string | null;
  readonly watts: number | null;
  readonly pitch: number | null;
  readonly azimuth: number | null;
  readonly tsrf: number | null;
}

export interface DesignedInverter {
  readonly name: string | null;
  readonly model: string | null;
  readonly manufacturer: string | null;
  readonly count: number | null;
  readonly isMicro: boolean | null;
  readonly watts: number | null;
}

export interface DesignedBattery {
  readonly name: string | null;
  readonly model: string | null;
  readonly manufacturer: string | null;
  readonly count: number | null;
}

/** Production and consumption are a year's, in the unit Enerflo sends: its own pages differ. `annualBill` and `utilityRate` are US dollars. */
export interface ProjectDesign {
  readonly id: string | null;
  readonly systemSizeKw: number | null;
  /** All modules of all arrays (W18). */
  readonly panelCount: number | null;
  readonly arrays: readonly PanelArray[];
  readonly inverters: readonly DesignedInverter[];
  readonly inverterCount: number | null;
  readonly batteries: readonly DesignedBattery[];
  readonly batteryCount: number | null;
  readonly batteryPurpose: string | null;
  readonly offset: number | null;
  readonly weightedTsrf: number | null;
  readonly firstYearProduction: number | null;
  readonly annualConsumption: number | null;
  readonly annualBill: string | null;
  readonly utilityRate: string | null;
  readonly mountingType: string | null;
  readonly roofMaterial: string | null;
  readonly utilityCompany: string | null;
}

/** Something with a price on top of the system. */
export interface PricedAdder {
  readonly id: string | null;
  readonly name: string | null;
  readonly kind: 'value' | 'system';
  readonly amount: string | null;
  readonly quantity: number | null;
}

export interface Rebate {
  readonly id: string | null;
  readonly name: string | null;
  readonly type: string | null;
}

/** Amounts are US dollars, decimals. */
export interface ProjectPricing {
  readonly baseCost: string | null;
  readonly basePricePerWatt: string | null;
  readonly grossCost: string | null;
  readonly grossPricePerWatt: string | null;
  readonly netCost: string | null;
  readonly netPricePerWatt: string | null;
  readonly financeCost: string | null;
  readonly dealerFee: string | null;
  readonly dealerFeePercent: string | null;
  readonly downPayment: string | null;
  readonly taxRate: string | null;
  readonly equipmentTotal: string | null;
  readonly valueAddersTotal: string | null;
  readonly systemAddersTotal: string | null;
  readonly discountsTotal: string | null;
  readonly rebatesTotal: string | null;
  readonly federalRebateTotal: string | null;
  readonly financeProduct: string | null;
  readonly financeMethod: string | null;
  readonly termMonths: number | null;
  readonly adders: readonly PricedAdder[];
  readonly rebates: readonly Rebate[];
}

/** What is known of how far a deal is. */
export interface ProjectProgress {
  readonly hasDesign: boolean | null;
  readonly hasCreatedProposal: boolean | null;
  readonly hasGeneratedContract: boolean | null;
  readonly hasSignedContract: boolean | null;
  readonly hasApprovedContract: boolean | null;
  readonly hasSignedFinancingDocs: boolean | null;
  readonly hasSubmittedFinancingApplication: boolean | null;
  readonly hasSubmittedProject: boolean | null;
  readonly noDocumentsToSign: boolean | null;
  readonly contractApprovalEnabled: boolean | null;
  readonly financingStatus: string | null;
  readonly notes: string | null;
}

/** A deal as it was last submitted to an installer. Enerflo tells it by event alone; its install is there a while later. */
export interface Project {
  /** The deal in Enerflo 2.0, a UUID in small letters. */
  readonly id: string;
  readonly shortCode: string | null;
  /** The customer in Enerflo 2.0. */
  readonly customerUuid: string | null;
  readonly customerFirstName: string | null;
  readonly customerLastName: string | null;
  /** The user in Enerflo 2.0. */
  readonly salesRepUuid: string | null;
  readonly salesOrgUuid: string | null;
  readonly installerUuid: string | null;
  readonly proposalId: string | null;
  readonly address: ProjectAddress | null;
  readonly progress: ProjectProgress | null;
  readonly design: ProjectDesign | null;
  readonly pricing: ProjectPricing | null;
  readonly files: readonly ProjectFile[];
  /** No event told of it: it is made of its install, which knows only a part. Absent where one did. */
  readonly isFromInstall?: true;
  readonly raw: JsonObject;
}
