import type { InstallTruth, MilestoneTruth } from '../../world/truth.ts';
import { type Desk, putInstall } from './desk.ts';

export const setStatus = (desk: Desk, install: InstallTruth, statusId: number): InstallTruth => {
  const changed = putInstall(desk, { ...install, statusId });
  desk.announce('update_install', String(install.id));
  return changed;
};

export type DateChanges = Partial<Pick<MilestoneTruth, 'startDate' | 'dueDate' | 'completedDate'>>;

/** Null when the install has no such milestone. */
export const setDates = (desk: Desk, install: InstallTruth, milestoneId: number, dates: DateChanges): MilestoneTruth | null => {
  const milestone = install.milestones.find(({ id }) => id === milestoneId);
  if (milestone === undefined) return null;
  const changed = { ...milestone, ...dates };
  putInstall(desk, { ...install, milestones: install.milestones.map((other) => (other === milestone ? changed : other)) });
  desk.announce('project_milestone_updated', `${install.id}-${milestoneId}`);
  return changed;
};
