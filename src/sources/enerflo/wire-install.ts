import { z } from 'zod';
import type { Install, InstallStatus } from '../../domain/install.ts';
import { mapOnce, once } from '../once.ts';
import { toContact, toNamed, toUser, wireContact, wireNamed, wireUser } from './wire-contact.ts';
import { toCost, toEquipment, toSolarDesign, wireCost, wireEquipment, wireSolarData } from './wire-design.ts';
import { toMilestone, toMilestoneId, wireMilestoneRow } from './wire-milestone.ts';
import { MILESTONES_FIELD } from './wire-names.ts';
import { type Path, withRaw } from './wire-row.ts';
import { toStatus } from './wire-status.ts';
import { readInstant } from './wire-time.ts';
import { optional, readCount, readId, readInt, readNumber, readText, readUuid, required, section } from './wire-values.ts';

/** Observed as null; a name when there is a loan. */
const wireLender = z.union([required(readText), z.object({ name: required(readText) }).transform((lender) => lender.name)]);

/** W16: pairs of `field` and `value`; anything but a text or a number as value reads as none. */
const wireFormattedField = z.object({ field: optional(readText), value: optional(readText).catch(null) });

/** An install of the REST API: columns documented (docs.enerflo.io/docs/install-object), REST extras observed (enerflo.md §5.1). W5: of a list row only the id is required. */
const wireInstallRecord = withRaw(
  z.object({
    id: required(readId),
    v2_survey_id: optional(readUuid),
    survey_id: optional(readId),
    survey_type_id: optional(readId),
    site_survey_id: optional(readId),
    agreement_id: optional(readId),
    customer_id: optional(readId),
    company_id: optional(readId),
    epc_company_id: optional(readId),
    editor_company_id: optional(readId),
    status_id: optional(readId),
    status_name: optional(readText),
    created_at: optional(readInstant),
    updated_at: optional(readInstant),
    deleted_at: optional(readInstant),
    agreement_url: optional(readText),
    survey_url: optional(readText),
    proposal_url: optional(readText),
    system_size: optional(readNumber),
    panel_count: optional(readInt),
    customer: section(wireContact),
    agent_user: section(wireUser),
    setter_user: section(wireUser),
    setter_user_id: optional(readId),
    office_id: optional(readId),
    office: section(wireNamed),
    epc_market_id: optional(readId),
    epc_market: section(wireNamed),
    cost: section(wireCost),
    equipment: section(z.object({ panel: section(wireEquipment), inverter: section(wireEquipment) })),
    utility: section(z.object({ company: section(wireNamed) })),
    loan: section(z.object({ lender: section(wireLender) })),
    formattedFields: section(z.array(section(wireFormattedField))),
    solarData: section(wireSolarData),
    current_milestone: section(z.object({ id: optional(readId), title: optional(readText) })),
    [MILESTONES_FIELD]: section(z.array(wireMilestoneRow)),
  }),
);

type WireInstallRecord = z.infer<typeof wireInstallRecord>;

const driftOfSteps = ({ row }: WireInstallRecord): Path[] =>
  (row[MILESTONES_FIELD] ?? []).flatMap(({ drift }, at) => drift.map((path) => [MILESTONES_FIELD, at, ...path]));

export const wireInstall = once(wireInstallRecord.transform((install) => ({ ...install, drift: [...install.drift, ...driftOfSteps(install)] })));

/** `{total, results}`, newest id first (enerflo.md §2.3, observed). */
export const wireInstallPage = z.object({ total: required(readCount), results: z.array(z.unknown()) });

export type WireInstall = z.infer<typeof wireInstall>;
type Row = WireInstall['row'];

const toDeal = (row: Row) => ({
  dealId: row.v2_survey_id,
  surveyId: row.survey_id,
  surveyTypeId: row.survey_type_id,
  siteSurveyId: row.site_survey_id,
  agreementId: row.agreement_id,
  agreementUrl: row.agreement_url,
  surveyUrl: row.survey_url,
  proposalUrl: row.proposal_url,
});

const toPeople = (row: Row) => ({
  enerfloCustomerId: row.customer_id,
  companyId: row.company_id,
  installerCompanyId: row.epc_company_id,
  editorCompanyId: row.editor_company_id,
  contact: row.customer && toContact(row.customer),
  salesRep: toUser(row.agent_user),
  setter: toUser(row.setter_user, row.setter_user_id),
  office: toNamed(row.office, row.office_id),
  market: toNamed(row.epc_market, row.epc_market_id),
});

const toSystem = (row: Row) => ({
  systemSizeKw: row.system_size,
  panelCount: row.panel_count,
  cost: row.cost && toCost(row.cost),
  panel: row.equipment?.panel ? toEquipment(row.equipment.panel) : null,
  inverter: row.equipment?.inverter ? toEquipment(row.equipment.inverter) : null,
  utilityCompany: row.utility?.company?.name ?? null,
  lender: row.loan?.lender ?? null,
  formattedFields: (row.formattedFields ?? []).flatMap((pair) => (pair?.field ? [{ field: pair.field, value: pair.value }] : [])),
  solarDesign: row.solarData && toSolarDesign(row.solarData),
});

/** W14: the current milestone is known by its title; where it has no id, the milestone of that title gives it. */
const toSteps = (row: Row) => {
  const milestones = (row[MILESTONES_FIELD] ?? []).map((step) => toMilestone(step, row.id));
  const current = row.current_milestone;
  const sameTitle = milestones.find((milestone) => milestone.title !== null && milestone.title === current?.title);
  const currentId = current?.id ? toMilestoneId(row.id, current.id) : sameTitle?.id;
  return { milestones, currentMilestoneId: currentId ?? null };
};

/** False where the list as a whole is unreadable: an install without it would read as one without any step. */
export const hasReadableSteps = ({ drift }: WireInstall): boolean => !drift.some((path) => path.length === 1 && path[0] === MILESTONES_FIELD);

/** One half of the status is missing: the id (rows of a list, W5) or the name (which only REST adds). */
export const lacksStatusPart = ({ row }: WireInstall): boolean => (row.status_id === null) !== (row.status_name === null);

const toInstall = ({ row, raw }: WireInstall, statuses: readonly InstallStatus[], isPartial: boolean): Install => ({
  id: row.id,
  isPartial,
  status: toStatus(row.status_id, row.status_name, statuses),
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  deletedAt: row.deleted_at,
  ...toDeal(row),
  ...toPeople(row),
  ...toSystem(row),
  ...toSteps(row),
  raw,
});

const toStatedInstall = mapOnce((install: WireInstall) => toInstall(install, [], false));

/** `statuses` are asked where the install `lacksStatusPart`. */
export const toFullInstall = (install: WireInstall, statuses: readonly InstallStatus[]): Install =>
  statuses.length === 0 ? toStatedInstall(install) : toInstall(install, statuses, false);

/** A row of a list: what it does not carry reads as null. */
export const toInstallRow = (install: WireInstall, statuses: readonly InstallStatus[]): Install => toInstall(install, statuses, true);
