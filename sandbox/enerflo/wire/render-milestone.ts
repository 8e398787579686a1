import type { MilestoneTruth } from '../../world/truth.ts';
import { INSTALLER } from './organisation.ts';
import type { Row } from './pinned.ts';

/** Steps whose completion the household is told of: site survey, installation, permission to operate. */
const NOTIFIED: ReadonlySet<number> = new Set([1, 4, 6]);

/** docs.enerflo.io/docs/milestone-object; the three dates are W13. */
export const renderMilestone = (milestone: MilestoneTruth): Row => ({
  id: milestone.id,
  epc_company_id: INSTALLER.id,
  sequence: milestone.sequence,
  title: milestone.title,
  description: `${milestone.title} step`,
  mid: milestone.mid,
  notify_customer: NOTIFIED.has(milestone.sequence) ? 1 : 0,
  visible_customer: 1,
  sms_body: null,
  email_body: null,
  email_subject: null,
  email_from: null,
  email_from_type: 'other',
  meta_data: {},
  assigned_user_id: null,
  created_at: '2024-01-15 10:00:00',
  updated_at: '2024-06-02 08:30:00',
  deleted_at: null,
  start_date: milestone.startDate,
  due_date: milestone.dueDate,
  completed_date: milestone.completedDate,
});

/** The first step that is not done; the last one when all are. */
export const currentMilestone = (milestones: readonly MilestoneTruth[]): MilestoneTruth | null =>
  milestones.find((milestone) => milestone.completedDate === null) ?? milestones.at(-1) ?? null;
