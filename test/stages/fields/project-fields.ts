import type { FieldMap } from './compare-fields.ts';

const DESIGN = 'proposal.pricingOutputs.design';
const PRICE = 'proposal.pricingOutputs';
const kw = (value: unknown): number => Number(value) / 1000;
const zip = (value: unknown): string => String(value).padStart(5, '0');
const listed = (path: string, names: readonly string[], target: string): Record<string, string> =>
  Object.fromEntries(names.map((name) => [`${path}.${name}`, `${target}.${name}`]));

const FLAGS = ['hasDesign', 'hasCreatedProposal', 'hasGeneratedContract', 'hasSignedContract', 'hasApprovedContract', 'hasSignedFinancingDocs'];
const MORE_FLAGS = ['hasSubmittedFinancingApplication', 'hasSubmittedProject', 'noDocumentsToSign', 'contractApprovalEnabled', 'financingStatus'];
const TOTALS = ['equipmentTotal', 'valueAddersTotal', 'systemAddersTotal', 'discountsTotal', 'rebatesTotal', 'federalRebateTotal'];

/** The payload of a submission. Of the answer `adders.value` and `adders.system` are the price's adders by their kind. */
export const PROJECT: FieldMap = {
  fields: {
    ...{ 'deal.id': 'id', 'deal.shortCode': 'shortCode', 'deal.salesRep.id': 'salesRepUuid', 'deal.state.notes-comments': 'progress.notes' },
    ...listed('deal.state', [...FLAGS, ...MORE_FLAGS], 'progress'),
    ...listed('deal.files.*', ['id', 'name', 'source', 'url', 'isPublic'], 'files.*'),
    ...{ 'customer.id': 'customerUuid', 'customer.firstName': 'customerFirstName', 'customer.lastName': 'customerLastName' },
    ...{ 'proposal.id': 'proposalId', [`${PRICE}.deal.org.id`]: 'salesOrgUuid', [`${PRICE}.deal.installer.id`]: 'installerUuid' },
    ...listed(`${PRICE}.deal.projectAddress`, ['line1', 'line2', 'line3', 'city', 'state', 'country'], 'address'),
    ...{ [`${PRICE}.deal.projectAddress.lat`]: 'address.latitude', [`${PRICE}.deal.projectAddress.lng`]: 'address.longitude' },
    ...{ [`${PRICE}.deal.projectAddress.fullAddress`]: 'address.full', [`${PRICE}.deal.projectAddress.postalCode`]: { at: 'address.zip', as: zip } },
    ...listed(`${DESIGN}.arrays.*`, ['name', 'pitch', 'azimuth', 'tsrf'], 'design.arrays.*'),
    ...{ [`${DESIGN}.arrays.*.moduleCount`]: 'design.arrays.*.panelCount', [`${DESIGN}.arrays.*.module.name`]: 'design.arrays.*.panelName' },
    ...{ [`${DESIGN}.arrays.*.module.model`]: 'design.arrays.*.panelModel', [`${DESIGN}.arrays.*.module.capacity`]: 'design.arrays.*.watts' },
    [`${DESIGN}.arrays.*.module.manufacturer`]: 'design.arrays.*.panelManufacturer',
    ...listed(`${DESIGN}.inverters.*`, ['name', 'model', 'manufacturer', 'count', 'isMicro'], 'design.inverters.*'),
    [`${DESIGN}.inverters.*.acOutput`]: 'design.inverters.*.watts',
    ...listed(DESIGN, ['inverterCount', 'batteries', 'batteryCount', 'batteryPurpose', 'offset', 'weightedTsrf', 'firstYearProduction'], 'design'),
    ...listed(DESIGN, ['mountingType', 'roofMaterial'], 'design'),
    ...{ [`${DESIGN}.utility.name`]: 'design.utilityCompany', [`${DESIGN}.totalSystemSizeWatts`]: { at: 'design.systemSizeKw', as: kw } },
    ...listed(`${DESIGN}.consumptionProfile`, ['annualConsumption', 'annualBill'], 'design'),
    [`${DESIGN}.consumptionProfile.rate`]: 'design.utilityRate',
    ...listed(PRICE, ['baseCost', 'grossCost', 'netCost', 'financeCost', 'dealerFee', 'dealerFeePercent', 'downPayment', 'taxRate', ...TOTALS], 'pricing'),
    ...{ [`${PRICE}.basePPW`]: 'pricing.basePricePerWatt', [`${PRICE}.grossPPW`]: 'pricing.grossPricePerWatt', [`${PRICE}.netPPW`]: 'pricing.netPricePerWatt' },
    ...{ [`${PRICE}.financeProduct.name`]: 'pricing.financeProduct', [`${PRICE}.financeProduct.financeMethodName`]: 'pricing.financeMethod' },
    [`${PRICE}.financeProduct.termMonths`]: 'pricing.termMonths',
    ...{ [`${PRICE}.rebates.*.id`]: 'pricing.rebates.*.id', [`${PRICE}.rebates.*.displayName`]: 'pricing.rebates.*.name' },
    [`${PRICE}.rebates.*.pricingOption.type`]: 'pricing.rebates.*.type',
    ...Object.fromEntries(
      ['value', 'system'].flatMap((kind) => {
        const row = `${PRICE}.calculated${kind === 'value' ? 'Value' : 'System'}Adders.*`;
        const target = `adders.${kind}.*`;
        return [
          ...[`${row}.id`, `${row}.amount`].map((path) => [path, `${target}.${path.split('.').at(-1)}`]),
          [`${row}.displayName`, `${target}.name`],
          [`${row}.fieldInputs.quantity`, `${target}.quantity`],
        ];
      }),
    ),
    'design.id': 'design.id',
    ...{ 'design.totalSystemSizeWatts': { at: 'design.systemSizeKw', as: kw } },
  },
  left: {
    'whom the copy of the event is for and who acted: of the event, not of the project': ['targetOrg', 'initiatedBy'],
    'no files there': ['proposal.files', 'design.files'],
    'keys each organisation makes for itself: in raw': ['deal.state.*', 'deal.state.*.**'],
    'the same design once more, as drawn': ['design.arrays.**'],
    'the same deal once more': [`${PRICE}.deal.state.**`],
    'how the panels, inverters and roofs are built: in raw': [
      ...['id', 'width', 'length', 'efficiency', 'degradation', 'thumbnail.**', 'thumbnail'].flatMap((name) => [`${DESIGN}.arrays.*.module.${name}`]),
      ...['tof', 'solarAccess', 'solarAccessByMonth.*', 'inverterIndex', 'roofPlaneIndex', 'panelOrientation', 'production'].map(
        (name) => `${DESIGN}.arrays.*.${name}`,
      ),
      ...['id', 'thumbnail', 'efficiency', 'panelRatio'].map((name) => `${DESIGN}.inverters.*.${name}`),
      ...[`${DESIGN}.source.**`, `${DESIGN}.utility.*`, `${DESIGN}.cumulativeSystemSizeWatts`, `${PRICE}.systemSizeWatts`],
    ],
    'how the household uses power, month by month: in raw': [`${DESIGN}.consumptionProfile.**`],
    'how the price was made, in shapes that vary (W18): in raw': [
      ...['calculatedEquipment', 'calculatedAvailableValueAdders', 'calculatedValueAdders', 'calculatedSystemAdders', 'rebates', 'adderPricing'].map(
        (name) => `${PRICE}.${name}.**`,
      ),
      ...['availableAdderTaxes', 'withDealerFees', 'calculatedTaxes', 'pricingSettings', 'equipmentPricing', 'salesTeams'].map((name) => `${PRICE}.${name}.**`),
      ...['dealerFeeFactor', 'moduleTotal', 'batteryTotal', 'inverterTotal', 'federalRebateBase', 'commissionBase', 'commissionBasePPW'].map(
        (name) => `${PRICE}.${name}`,
      ),
      ...['panelCheck', 'lenderCheck', 'systemSizeWattsValid'].map((name) => `${PRICE}.${name}`),
    ],
    'the finance product’s own record: in raw': [`${PRICE}.financeProduct.**`, `${PRICE}.financeMethod.**`, 'proposal.financeProduct.**'],
  },
};
