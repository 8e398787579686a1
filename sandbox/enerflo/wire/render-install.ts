import type { EnerfloCustomerTruth, InstallTruth, World } from '../../world/truth.ts';
import { toStatusName } from '../statuses.ts';
import { AGENT, AGENT_LINK_ID, AGREEMENT_ID, API_USER, INSTALLER, MARKET, OFFICE, SALES_ORG, SETTER, SURVEY_TYPE_ID } from './organisation.ts';
import { pick, type Row, withPinned } from './pinned.ts';
import { renderPhone, renderPlace } from './render-contact.ts';
import { FORMATTED_FIELDS, INVERTER, renderCost, renderPanel, renderSolarData } from './render-design.ts';
import { currentMilestone, renderMilestone } from './render-milestone.ts';
import { toNullableTimestamp, toTimestamp } from './timestamp.ts';

/** The deal's number in 1.0. */
export const toSurveyId = (installId: number): number => 11_000_000 + installId;

/** The columns of the install table (docs.enerflo.io/docs/install-object): what the root of a 1.0 event carries. */
export const renderColumns = (install: InstallTruth): Row => {
  const surveyId = toSurveyId(install.id);
  return {
    epc_company_id: INSTALLER.id,
    company_id: SALES_ORG.id,
    editor_company_id: INSTALLER.id,
    office_id: OFFICE.id,
    epc_market_id: MARKET.id,
    survey_type_id: SURVEY_TYPE_ID,
    survey_id: surveyId,
    site_survey_id: null,
    agent_id: AGENT_LINK_ID,
    agreement_id: AGREEMENT_ID,
    agreement_url: 'https://assets.enerflo.io/docflo_pdfs/executed/example.pdf',
    survey_url: `https://enerflo.io/survey/menu/${surveyId}`,
    proposal_url: `https://enerflo.io/surveyreport/show/company/${surveyId}`,
    id: install.id,
    customer_id: install.customerId,
    status_id: install.statusId,
    created_at: toTimestamp(install.createdAt),
    updated_at: toTimestamp(install.updatedAt),
    deleted_at: toNullableTimestamp(install.deletedAt),
  };
};

const renderContact = (customer: EnerfloCustomerTruth, install: InstallTruth): Row => ({
  name: `${customer.firstName} ${customer.lastName}`,
  first_name: customer.firstName,
  last_name: customer.lastName,
  email: customer.email,
  phone: renderPhone(customer.phone),
  ...renderPlace(customer),
  agent_user_id: AGENT.id,
  deals: [{ DealName: `${customer.lastName} - Solar`, EnerfloV1DealId: String(toSurveyId(install.id)), EnerfloV2DealId: install.dealId }],
});

const renderStep = (install: InstallTruth): Row | null => {
  const step = currentMilestone(install.milestones);
  return step && { id: step.id, title: step.title, sequence: step.sequence };
};

/** What the truth says itself; everything else of a pinned install is as it was pinned. */
const LIVE: ReadonlySet<string> = new Set([
  'id',
  'customer_id',
  'status_id',
  'status_name',
  'v2_survey_id',
  'system_size',
  'panel_count',
  'created_at',
  'updated_at',
  'deleted_at',
  'current_milestone',
  'all_milestones',
]);

const toRow = (install: InstallTruth, world: World): Row => {
  const customer = world.enerfloCustomers.get(String(install.customerId));
  return {
    ...renderColumns(install),
    status_name: toStatusName(install.statusId),
    v2_survey_id: install.dealId,
    system_size: install.systemSizeKw,
    panel_count: install.panelCount,
    setter_user_id: SETTER.id,
    customer: customer === undefined ? null : renderContact(customer, install),
    agent_user: AGENT,
    current_milestone: renderStep(install),
  };
};

/** A row of the list: columns and what REST adds (enerflo.md §5.1, observed), no design, no milestones. */
export const renderInstallRow = (install: InstallTruth, world: World): Row => {
  const row = toRow(install, world);
  return withPinned(row, pick(install.wire, Object.keys(row)), LIVE);
};

/** What events carry beside the columns. */
export const renderParts = (install: InstallTruth): Row => ({
  office: OFFICE,
  epc_market: MARKET,
  formattedFields: FORMATTED_FIELDS,
  solarData: renderSolarData(install),
});

/** The whole install, the root object of a REST answer. `logged_in_user` is the extra that readers must not keep. */
export const renderInstall = (install: InstallTruth, world: World): Row => {
  const computed = {
    ...toRow(install, world),
    setter_user: { email: SETTER.email, timezone: SETTER.timezone },
    ...renderParts(install),
    cost: renderCost(install),
    equipment: { panel: renderPanel(install), inverter: INVERTER },
    utility: { company: { name: 'Example Electric' } },
    loan: { lender: null },
    all_milestones: install.milestones.map(renderMilestone),
    logged_in_user: { email: API_USER.email },
  };
  return withPinned(computed, install.wire, LIVE);
};
