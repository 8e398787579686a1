import type { Json, JsonObject } from './json.ts';

/** A step of an install. Dates are `YYYY-MM-DD`, times ISO 8601 UTC. Templates and titles are the installer's own. */
export interface Milestone {
  /** `<installId>-<templateId>`: Enerflo's own milestone id is the same in all installs of an installer, so it is no id of a milestone. */
  readonly id: string;
  readonly installId: string;
  /** Enerflo's milestone id. */
  readonly templateId: string;
  readonly sequence: number | null;
  readonly title: string | null;
  readonly description: string | null;
  /** The installer's External System ID (`mid`). */
  readonly trackingId: string | null;
  readonly notifyCustomer: boolean | null;
  readonly visibleToCustomer: boolean | null;
  readonly assignedUserId: string | null;
  readonly startDate: string | null;
  readonly dueDate: string | null;
  readonly completedDate: string | null;
  readonly createdAt: string | null;
  readonly updatedAt: string | null;
  readonly raw: JsonObject;
}

export interface Note {
  readonly id: string;
  readonly installId: string;
  readonly authorId: string | null;
  readonly text: string;
  readonly createdAt: string;
  /** Set on soft-deleted notes. */
  readonly deletedAt: string | null;
}

export interface InstallStatus {
  readonly id: string;
  readonly name: string;
}

/** An Enerflo user as records name it. */
export interface EnerfloUser {
  readonly id: string | null;
  readonly name: string | null;
  readonly email: string | null;
}

export interface InstallContact {
  readonly name: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly city: string | null;
  readonly state: string | null;
  readonly zip: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

export interface Equipment {
  readonly name: string | null;
  readonly model: string | null;
  readonly watts: number | null;
}

/** Amounts are US dollars, decimals. */
export interface InstallCost {
  readonly pricePerWattGross: string | null;
  readonly pricePerWattNet: string | null;
  readonly systemCostGross: string | null;
  readonly systemCostBase: string | null;
  readonly systemCostBaseAndAdders: string | null;
  readonly dealerFees: string | null;
  readonly dealerFeePercent: string | null;
  readonly downPayment: string | null;
  readonly taxCreditTotal: string | null;
  readonly rebatesTotal: string | null;
}

/** Sizes: `systemSizeKw` in kW. Production units differ between Enerflo's own pages, so it is passed on as it came. Amounts are US dollars. */
export interface SolarDesign {
  readonly systemSizeKw: number | null;
  readonly offset: number | null;
  readonly panelCount: number | null;
  readonly panel: Equipment | null;
  readonly inverter: Equipment | null;
  readonly inverterCount: number | null;
  readonly systemProduction: number | null;
  readonly systemCost: string | null;
  readonly adderCost: string | null;
  readonly totalSystemCost: string | null;
  readonly totalLoanCost: string | null;
  readonly totalNetLoanCost: string | null;
  readonly totalCashCost: string | null;
  readonly pricePerWatt: string | null;
  readonly pricePerWattNet: string | null;
  readonly pricePerWattBase: string | null;
  readonly federalTaxRebate: string | null;
  readonly netCost: string | null;
  readonly financeMethod: string | null;
  readonly financeId: string | null;
  readonly financeCode: string | null;
  readonly rebates: readonly Json[];
}

/** A solar installation project of Enerflo. Rows of a list lack most fields; `isPartial` says so. Times are ISO 8601 UTC. */
export interface Install {
  readonly id: string;
  readonly isPartial: boolean;
  /** The deal in Enerflo 2.0, a UUID. */
  readonly dealId: string | null;
  /** The deal in Enerflo 1.0 ("survey"), a number. */
  readonly surveyId: string | null;
  readonly surveyTypeId: string | null;
  readonly siteSurveyId: string | null;
  readonly agreementId: string | null;
  /** The customer in Enerflo 1.0, a number. */
  readonly enerfloCustomerId: string | null;
  readonly companyId: string | null;
  readonly installerCompanyId: string | null;
  readonly editorCompanyId: string | null;
  readonly status: InstallStatus | null;
  readonly createdAt: string | null;
  readonly updatedAt: string | null;
  readonly deletedAt: string | null;
  readonly agreementUrl: string | null;
  readonly surveyUrl: string | null;
  readonly proposalUrl: string | null;
  readonly systemSizeKw: number | null;
  readonly panelCount: number | null;
  readonly contact: InstallContact | null;
  readonly salesRep: EnerfloUser | null;
  readonly setter: EnerfloUser | null;
  readonly office: { readonly id: string | null; readonly name: string | null } | null;
  readonly market: { readonly id: string | null; readonly name: string | null } | null;
  readonly cost: InstallCost | null;
  readonly panel: Equipment | null;
  readonly inverter: Equipment | null;
  readonly utilityCompany: string | null;
  readonly lender: string | null;
  readonly formattedFields: readonly { readonly field: string; readonly value: string | null }[];
  readonly solarDesign: SolarDesign | null;
  readonly currentMilestoneId: string | null;
  readonly milestones: readonly Milestone[];
  readonly raw: JsonObject;
}

/** A lead or customer of Enerflo 1.0. */
export interface EnerfloCustomer {
  readonly id: string;
  readonly uuid: string | null;
  /** Our customer id in Enerflo: `integration_record_id` of the integration map, else `external_id`. */
  readonly externalId: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly city: string | null;
  readonly state: string | null;
  readonly zip: string | null;
  readonly installIds: readonly string[];
  readonly createdAt: string | null;
  readonly updatedAt: string | null;
  readonly deletedAt: string | null;
  readonly raw: JsonObject;
}
