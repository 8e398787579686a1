import type { EnerfloCustomerTruth, InstallTruth } from '../../world/truth.ts';
import type { ChangeOrder } from '../desk/desk.ts';
import { AGENT, AGENT_LINK_ID, AGREEMENT_ID, COMPANY } from '../wire/organisation.ts';
import type { Row } from '../wire/pinned.ts';
import { renderChangeOrder } from '../wire/render-change-order.ts';
import { renderCustomerColumns } from '../wire/render-customer.ts';
import { renderColumns, renderParts } from '../wire/render-install.ts';
import { currentMilestone, renderMilestone } from '../wire/render-milestone.ts';
import { toTimestamp } from '../wire/timestamp.ts';

export interface InstallSubject {
  readonly install: InstallTruth;
  readonly customer: EnerfloCustomerTruth;
}

/** docs.enerflo.io/docs/update-install-example: the columns at the root, no previous value. */
export const renderInstallEvent = (event: string, { install, customer }: InstallSubject): Row => ({
  webhook_event: event,
  ...renderColumns(install),
  customer: renderCustomerColumns(customer),
  company: COMPANY,
  ...renderParts(install),
});

/** W20: the root `id` is the install. Null when it has no such milestone. */
export const renderMilestoneEvent = ({ install, customer }: InstallSubject, milestoneId: string): Row | null => {
  const milestone = install.milestones.find(({ id }) => String(id) === milestoneId);
  if (milestone === undefined) return null;
  return {
    webhook_event: 'project_milestone_updated',
    id: install.id,
    milestone: renderMilestone(milestone),
    installDetails: { ...renderColumns(install), ...renderParts(install) },
    customer: renderCustomerColumns(customer),
    company: COMPANY,
  };
};

/** docs.enerflo.io/docs/signed-change-order-example: the root `id` is the install, all its change orders come along. */
export const renderChangeOrderEvent = ({ install, customer }: InstallSubject, orders: readonly ChangeOrder[]): Row => {
  const current = currentMilestone(install.milestones);
  const signer = { name: `${customer.firstName} ${customer.lastName}`, email: customer.email };
  return {
    webhook_event: 'signed_change_order',
    id: install.id,
    status: 'complete',
    install: { ...renderColumns(install), ...renderParts(install) },
    surveyData: { solar_system_size: install.systemSizeKw, solar_data_panel_count: install.panelCount, enerfloV2deal: { id: install.dealId } },
    driveFolders: [],
    installAgreement: { id: AGREEMENT_ID, status: 'Signed', sign_date: toTimestamp(install.createdAt) },
    current_milestone: current && renderMilestone(current),
    all_milestones: install.milestones.map(renderMilestone),
    customer: renderCustomerColumns(customer),
    change_orders: orders.filter(({ installId }) => installId === install.id).map((order) => renderChangeOrder(order, signer)),
    company: COMPANY,
    agent: { id: AGENT_LINK_ID, user_id: AGENT.id, first_name: AGENT.first_name, last_name: AGENT.last_name, email: AGENT.email },
  };
};
