import { dayInZone } from '../../domain/day-in-zone.ts';
import { updateMilestone, type WrittenMilestone } from './update-milestone.ts';
import type { WriteContext } from './write-context.ts';

export interface WantedCompletion {
  readonly installId: string;
  readonly milestoneId: string;
  /** `YYYY-MM-DD`; null: today. */
  readonly date: string | null;
}

/** The same key repeated on another day is still the same completion. */
export const completeMilestone = ({ installId, milestoneId, date }: WantedCompletion, key: string | null, context: WriteContext): Promise<WrittenMilestone> => {
  const dates = { completedDate: date ?? dayInZone(context.now(), context.timeZone) };
  return updateMilestone({ installId, milestoneId, dates }, key, context, { installId, milestoneId, completedOn: date });
};
