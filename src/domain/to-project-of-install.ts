import type { Install, InstallContact } from './install.ts';
import type { Project, ProjectAddress, ProjectDesign, ProjectPricing } from './project.ts';

/** What an install knows of the project it is, for one whose event was lost. Of Enerflo 2.0 it knows the deal alone; null: not even that. */
export const toProjectOfInstall = (install: Install): Project | null => {
  const { dealId, contact } = install;
  if (dealId === null) return null;
  return {
    ...NOT_IN_AN_INSTALL,
    id: dealId.toLowerCase(),
    customerFirstName: contact?.firstName ?? null,
    customerLastName: contact?.lastName ?? null,
    address: contact && toAddress(contact),
    design: toDesign(install),
    pricing: toPricing(install),
    isFromInstall: true,
  };
};

const NOT_IN_AN_INSTALL = {
  ...{ shortCode: null, customerUuid: null, salesRepUuid: null, salesOrgUuid: null, installerUuid: null, proposalId: null },
  ...{ progress: null, files: [], raw: {} },
} as const;

const toAddress = ({ address, city, state, zip, latitude, longitude }: InstallContact): ProjectAddress => ({
  ...{ line1: address, line2: null, line3: null, city, state, zip, country: null, full: null },
  ...{ latitude, longitude },
});

const toDesign = ({ systemSizeKw, panelCount, inverter, utilityCompany, solarDesign }: Install): ProjectDesign => {
  const one = solarDesign?.inverter ?? inverter;
  const inverterCount = solarDesign?.inverterCount ?? null;
  return {
    systemSizeKw: systemSizeKw ?? solarDesign?.systemSizeKw ?? null,
    panelCount: panelCount ?? solarDesign?.panelCount ?? null,
    inverters: one === null ? [] : [{ name: one.name, model: one.model, manufacturer: null, count: inverterCount, isMicro: null, watts: one.watts }],
    inverterCount,
    offset: solarDesign?.offset ?? null,
    utilityCompany,
    ...{ id: null, arrays: [], batteries: [], batteryCount: null, batteryPurpose: null, weightedTsrf: null },
    ...{ firstYearProduction: null, annualConsumption: null, annualBill: null, utilityRate: null, mountingType: null, roofMaterial: null },
  };
};

const toPricing = ({ cost, solarDesign }: Install): ProjectPricing | null =>
  cost === null && solarDesign === null
    ? null
    : {
        baseCost: cost?.systemCostBase ?? solarDesign?.systemCost ?? null,
        basePricePerWatt: solarDesign?.pricePerWattBase ?? null,
        grossCost: cost?.systemCostGross ?? solarDesign?.totalSystemCost ?? null,
        grossPricePerWatt: cost?.pricePerWattGross ?? solarDesign?.pricePerWatt ?? null,
        netCost: solarDesign?.netCost ?? null,
        netPricePerWatt: cost?.pricePerWattNet ?? solarDesign?.pricePerWattNet ?? null,
        dealerFee: cost?.dealerFees ?? null,
        dealerFeePercent: cost?.dealerFeePercent ?? null,
        downPayment: cost?.downPayment ?? null,
        rebatesTotal: cost?.rebatesTotal ?? null,
        federalRebateTotal: solarDesign?.federalTaxRebate ?? cost?.taxCreditTotal ?? null,
        financeMethod: solarDesign?.financeMethod ?? null,
        ...{ financeCost: null, taxRate: null, equipmentTotal: null, valueAddersTotal: null, systemAddersTotal: null, discountsTotal: null },
        ...{ financeProduct: null, termMonths: null, adders: [], rebates: [] },
      };
