import { type FieldMap, together, under } from './compare-fields.ts';

const same = (...names: readonly string[]): Record<string, string> => Object.fromEntries(names.map((name) => [name, name]));

export const MILESTONE: FieldMap = {
  fields: {
    ...same('sequence', 'title', 'description'),
    ...{ id: 'templateId', mid: 'trackingId', notify_customer: 'notifyCustomer', visible_customer: 'visibleToCustomer', assigned_user_id: 'assignedUserId' },
    ...{ start_date: 'startDate', due_date: 'dueDate', completed_date: 'completedDate', created_at: 'createdAt', updated_at: 'updatedAt' },
  },
  left: {
    'how the installer writes to the customer, not what became of the step': ['email_body', 'email_from', 'email_from_type', 'email_subject', 'sms_body'],
    'of the template, not of the step': ['epc_company_id', 'meta_data', 'deleted_at'],
  },
};

const SOLAR: FieldMap = {
  fields: {
    ...{ system_size: 'systemSizeKw', offset: 'offset', panel_count: 'panelCount', inverter_count: 'inverterCount', system_production: 'systemProduction' },
    ...same('panel.name', 'panel.model', 'panel.watts', 'inverter.name', 'inverter.model', 'rebates'),
    ...{ system_cost: 'systemCost', system_adder_cost: 'adderCost', total_system_cost: 'totalSystemCost', total_loan_cost: 'totalLoanCost' },
    ...{ total_net_loan_cost: 'totalNetLoanCost', total_cash_cost: 'totalCashCost', ppw: 'pricePerWatt', ppw_net: 'pricePerWattNet' },
    ...{ ppw_base_start: 'pricePerWattBase', fed_tax_rebate: 'federalTaxRebate', net_cost: 'netCost' },
    ...{ finance_method: 'financeMethod', finance_id: 'financeId', finance_code: 'financeCode' },
  },
  left: { 'of no known shape (enerflo.md §5.4)': ['finance_details'], 'a number of Enerflo’s own catalogue': ['panel.id', 'inverter.id'] },
};

const COST: FieldMap = {
  fields: {
    ...{ ppw_gross: 'pricePerWattGross', ppw_net: 'pricePerWattNet', system_cost_gross: 'systemCostGross', system_cost_base: 'systemCostBase' },
    ...{ system_cost_base_adders: 'systemCostBaseAndAdders', dealer_fees: 'dealerFees', dealer_fee_percent: 'dealerFeePercent' },
    ...{ downpayment: 'downPayment', itc_total: 'taxCreditTotal', rebates_total: 'rebatesTotal' },
  },
  left: {},
};

const CONTACT: FieldMap = {
  fields: {
    ...same('name', 'email', 'phone', 'address', 'city', 'state', 'zip'),
    ...{ first_name: 'firstName', last_name: 'lastName', lat: 'latitude', lng: 'longitude' },
  },
  left: {
    'the install says them itself': ['deals.**'],
    'the rep is at the install, by his user': ['agent_user_id', 'agent_id'],
    'of the lead, not of the install: see Lead': [
      ...['company_id', 'office_id', 'creator_id', 'setter_id', 'status_id', 'county', 'details', 'external_id', 'mobile', 'timezone', 'lead_source', 'id'],
      ...['created_at', 'updated_at', 'deleted_at', 'meta_data.**', 'lead_router_id'],
    ],
    'the second contact: no use of ours': ['secondary_email', 'secondary_first_name', 'secondary_last_name', 'secondary_mobile'],
  },
};

/** Columns, and what rows of a list carry beside them. */
export const INSTALL_ROW: FieldMap = together(
  {
    fields: {
      ...{ id: 'id', v2_survey_id: 'dealId', survey_id: 'surveyId', survey_type_id: 'surveyTypeId', site_survey_id: 'siteSurveyId' },
      ...{ agreement_id: 'agreementId', customer_id: 'enerfloCustomerId', company_id: 'companyId', epc_company_id: 'installerCompanyId' },
      ...{ editor_company_id: 'editorCompanyId', status_id: 'status.id', status_name: 'status.name' },
      ...{ created_at: 'createdAt', updated_at: 'updatedAt', deleted_at: 'deletedAt' },
      ...{ agreement_url: 'agreementUrl', survey_url: 'surveyUrl', proposal_url: 'proposalUrl', system_size: 'systemSizeKw', panel_count: 'panelCount' },
      ...{ 'agent_user.id': 'salesRep.id', 'agent_user.name': 'salesRep.name', 'agent_user.email': 'salesRep.email' },
      ...{ setter_user_id: 'setter.id', 'setter_user.email': 'setter.email' },
    },
    left: {
      'a link id: the rep is known by his user (enerflo.md §2.4)': ['agent_id'],
      'parts of the name': ['agent_user.first_name', 'agent_user.last_name'],
      'of the setter, not of the install': ['setter_user.timezone'],
    },
  },
  under('customer', CONTACT, 'contact'),
);

export const INSTALL: FieldMap = together(
  INSTALL_ROW,
  {
    fields: {
      ...{ 'office.id': 'office.id', 'office.name': 'office.name', office_id: 'office.id' },
      ...{ 'epc_market.id': 'market.id', 'epc_market.name': 'market.name', epc_market_id: 'market.id' },
      ...{ 'equipment.panel.name': 'panel.name', 'equipment.panel.model': 'panel.model', 'equipment.panel.watts': 'panel.watts' },
      ...{ 'equipment.inverter.name': 'inverter.name', 'equipment.inverter.model': 'inverter.model' },
      ...{ 'utility.company.name': 'utilityCompany', 'loan.lender': 'lender' },
      ...{ 'formattedFields.*.field': 'formattedFields.*.field', 'formattedFields.*.value': 'formattedFields.*.value' },
      ...{ 'current_milestone.id': 'currentMilestone.templateId', 'current_milestone.sequence': 'currentMilestone.sequence' },
      'current_milestone.title': 'currentMilestone.title',
    },
    left: {
      'of the market, not of the install': ['epc_market.epc_company_id', 'epc_market.created_at', 'epc_market.updated_at', 'epc_market.deleted_at'],
      'whose key it is: nobody’s business': ['logged_in_user.**'],
    },
  },
  under('cost', COST, 'cost'),
  under('solarData', SOLAR, 'solarDesign'),
  under('all_milestones.*', MILESTONE, 'milestones.*'),
);

/** What events of an install carry around it. */
export const ENVELOPE: FieldMap = {
  fields: {},
  left: { 'the name of the event': ['webhook_event'], 'the company itself, the same in every event': ['company.**'] },
};

/** The lead as events of an install carry it: REST installs have their own contact. */
export const CONTACT_OF_EVENT: FieldMap = { fields: {}, left: { 'of the lead, not of the install: see Lead': ['**'] } };
