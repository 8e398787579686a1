import type { Milestone } from '../../domain/install.ts';
import type { UserError } from '../../domain/user-error.ts';

/** `YYYY-MM-DD`; null clears, undefined leaves the date alone. */
export interface WantedDates {
  readonly startDate?: string | null | undefined;
  readonly dueDate?: string | null | undefined;
  readonly completedDate?: string | null | undefined;
}

const NAMES = { dueDate: 'due date', completedDate: 'completion date' } as const;

/** A step neither is due nor ends before it begins, the dates that stay counted too. Says nothing of dates that stay as they are. */
export const checkDates = (changed: WantedDates, step: Pick<Milestone, 'startDate' | 'dueDate' | 'completedDate'>): readonly UserError[] => {
  const { startDate, ...ends } = { ...step, ...changed };
  return (['dueDate', 'completedDate'] as const).flatMap((name) => {
    const end = ends[name];
    const isAsked = changed.startDate !== undefined || changed[name] !== undefined;
    if (!isAsked || startDate == null || end == null || end >= startDate) return [];
    const field = changed[name] === undefined ? 'startDate' : name;
    return [{ field, code: 'BEFORE_START', message: `The ${NAMES[name]} ${end} would lie before the start date ${startDate}.` } as const];
  });
};
