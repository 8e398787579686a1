import { z } from 'zod';
import type { Milestone } from '../../domain/install.ts';
import type { MilestoneDates } from './enerflo.ts';
import { MILESTONE_DATE_FIELDS } from './wire-names.ts';
import { withRaw } from './wire-row.ts';
import { readDay, readInstant } from './wire-time.ts';
import { optional, readFlag, readId, readInt, readText, required } from './wire-values.ts';

/** A step of an install as `all_milestones` carries it (enerflo.md §5.2; dates W13, place W14). */
const wireMilestone = z.object({
  id: required(readId),
  sequence: optional(readInt),
  title: optional(readText),
  description: optional(readText),
  mid: optional(readText),
  notify_customer: optional(readFlag),
  visible_customer: optional(readFlag),
  assigned_user_id: optional(readId),
  start_date: optional(readDay),
  due_date: optional(readDay),
  completed_date: optional(readDay),
  completed_at: optional(readDay),
  completion_date: optional(readDay),
  created_at: optional(readInstant),
  updated_at: optional(readInstant),
});

export const wireMilestoneRow = withRaw(wireMilestone);

/** Enerflo's own id is that of the installer's template, the same in all his installs (enerflo.md §5.2). */
export const toMilestoneId = (installId: string, templateId: string): string => `${installId}-${templateId}`;

export const toMilestone = ({ raw, row }: z.infer<typeof wireMilestoneRow>, installId: string): Milestone => ({
  id: toMilestoneId(installId, row.id),
  installId,
  templateId: row.id,
  sequence: row.sequence,
  title: row.title,
  description: row.description,
  trackingId: row.mid,
  notifyCustomer: row.notify_customer,
  visibleToCustomer: row.visible_customer,
  assignedUserId: row.assigned_user_id,
  startDate: row.start_date,
  dueDate: row.due_date,
  completedDate: row.completed_date ?? row.completed_at ?? row.completion_date,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  raw,
});

/** Keys that are not given stay out of the body: a missing key leaves the date alone, null clears it (W13). */
export const toDatesBody = (dates: MilestoneDates) => ({
  [MILESTONE_DATE_FIELDS.startDate]: dates.startDate,
  [MILESTONE_DATE_FIELDS.dueDate]: dates.dueDate,
  [MILESTONE_DATE_FIELDS.completedDate]: dates.completedDate,
});
