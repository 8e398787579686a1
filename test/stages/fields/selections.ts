const MILESTONE = `id templateId sequence title description trackingId notifyCustomer visibleToCustomer assignedUserId startDate dueDate completedDate createdAt updatedAt`;
const CONTACT = 'name firstName lastName email phone address city state zip latitude longitude';

export const INSTALL_ROW = `id dealId surveyId surveyTypeId siteSurveyId agreementId enerfloCustomerId companyId installerCompanyId editorCompanyId status { id name }
  createdAt updatedAt deletedAt agreementUrl surveyUrl proposalUrl systemSizeKw panelCount contact { ${CONTACT} } salesRep { id name email } setter { id name email }`;

export const INSTALL = `${INSTALL_ROW} office { id name } market { id name }
  cost { pricePerWattGross pricePerWattNet systemCostGross systemCostBase systemCostBaseAndAdders dealerFees dealerFeePercent downPayment taxCreditTotal rebatesTotal }
  panel { name model watts } inverter { name model watts } utilityCompany lender formattedFields { field value }
  solarDesign { systemSizeKw offset panelCount panel { name model watts } inverter { name model watts } inverterCount systemProduction systemCost adderCost totalSystemCost
    totalLoanCost totalNetLoanCost totalCashCost pricePerWatt pricePerWattNet pricePerWattBase federalTaxRebate netCost financeMethod financeId financeCode rebates }
  currentMilestone { ${MILESTONE} } milestones { ${MILESTONE} }`;

const ADDER = 'id name cost quantity isActive ignoresCost';
const PANEL = 'id name model watts';
const BATTERY = 'id name model capacityKwh quantity';

export const CHANGE_ORDERS = `changeOrders { id installId installerCompanyId creatorId status signedAt createdAt updatedAt notes pdfUrl hash isOverride updatesNemDocuments
  signer { name email } coSigner { name email } nemSigner { name email } panel { old { ${PANEL} } new { ${PANEL} } } panelCount { old new } systemSizeKw { old new }
  batteries { old { ${BATTERY} } new { ${BATTERY} } } adders { id old { ${ADDER} } new { ${ADDER} } } }`;

export const PROJECT = `id shortCode customerUuid customerFirstName customerLastName salesRepUuid salesOrgUuid installerUuid proposalId raw
  address { line1 line2 line3 city state zip country full latitude longitude }
  progress { hasDesign hasCreatedProposal hasGeneratedContract hasSignedContract hasApprovedContract hasSignedFinancingDocs hasSubmittedFinancingApplication
    hasSubmittedProject noDocumentsToSign contractApprovalEnabled financingStatus notes }
  design { id systemSizeKw panelCount arrays { name panelCount panelName panelModel panelManufacturer watts pitch azimuth tsrf }
    inverters { name model manufacturer count isMicro watts } inverterCount batteries { name model manufacturer count } batteryCount batteryPurpose offset weightedTsrf
    firstYearProduction annualConsumption annualBill utilityRate mountingType roofMaterial utilityCompany }
  pricing { baseCost basePricePerWatt grossCost grossPricePerWatt netCost netPricePerWatt financeCost dealerFee dealerFeePercent downPayment taxRate equipmentTotal
    valueAddersTotal systemAddersTotal discountsTotal rebatesTotal federalRebateTotal financeProduct financeMethod termMonths adders { id name kind amount quantity }
    rebates { id name type } }
  files { id name source url expiresAt isPublic place }`;

export const LEAD = 'id uuid externalId firstName lastName email phone address city state zip createdAt updatedAt';
