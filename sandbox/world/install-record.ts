import { DAY, TODAY, toDay } from './calendar.ts';
import { signedUpAt } from './enerflo-record.ts';
import { draw } from './hash.ts';
import { idAt, toUuid, UUIDS } from './ids.ts';
import { enerfloOfCustomers, installsOfEnerflo, isReference } from './layout.ts';
import type { InstallTruth, MilestoneTruth } from './truth.ts';

/** The installer's template: ids and titles are the same in all his installs (enerflo.md 5.2). */
const STEPS = [
  'Site Survey',
  'Engineering',
  'Permitting',
  'Installation',
  'Inspection',
  'Permission To Operate',
  'Monitoring Activation',
  'Project Closeout',
] as const;
const FIRST_STEP = 3901;
const SECONDS_PER_STEP = 12 * DAY;

/** Ids of install-statuses.json. */
const ACTIVE = 1;
const COMPLETED = 2;
const STATUSES = [ACTIVE, ACTIVE, ACTIVE, ACTIVE, ACTIVE, ACTIVE, ACTIVE, ACTIVE, 4, 3, 5] as const;

export const milestone = (nth: number, dates: Pick<MilestoneTruth, 'startDate' | 'dueDate' | 'completedDate'>): MilestoneTruth => {
  const title = STEPS[nth] ?? `Step ${nth + 1}`;
  return { id: FIRST_STEP + nth, sequence: nth + 1, title, mid: `ext-${title.toLowerCase().replaceAll(' ', '-')}`, ...dates };
};

/** Steps follow each other; the one in work and the next are planned, later ones have no dates. */
const datesOf = (nth: number, done: number, start: number) => {
  if (nth > done + 1) return { startDate: null, dueDate: null, completedDate: null };
  const from = start + nth * SECONDS_PER_STEP;
  return { startDate: toDay(from), dueDate: toDay(from + SECONDS_PER_STEP), completedDate: nth < done ? toDay(from + SECONDS_PER_STEP - 2 * DAY) : null };
};

const stepCount = (install: number, customer: number) => (isReference(customer) ? STEPS.length : 4 + draw(install, 160, 5));

const statusOf = (install: number, isDone: boolean) => (isDone ? COMPLETED : (STATUSES[draw(install, 161, STATUSES.length)] ?? ACTIVE));

export const installRecord = (install: number): InstallTruth => {
  const enerflo = installsOfEnerflo.ownerOf(install);
  const steps = stepCount(install, enerfloOfCustomers.ownerOf(enerflo));
  const createdAt = signedUpAt(enerflo) + (5 + draw(install, 162, 20)) * DAY;
  const done = Math.min(draw(install, 163, steps + 1), Math.max(0, Math.floor((TODAY - createdAt) / SECONDS_PER_STEP)));
  const panelCount = 10 + draw(install, 164, 30);
  const id = idAt('install', install);
  return {
    id,
    dealId: toUuid(UUIDS.deal, String(id)),
    customerId: idAt('enerflo', enerflo),
    statusId: statusOf(install, done === steps),
    systemSizeKw: Math.round(panelCount * 4.05) / 10,
    panelCount,
    milestones: Array.from({ length: steps }, (_, nth) => milestone(nth, datesOf(nth, done, createdAt + DAY))),
    createdAt,
    updatedAt: Math.min(TODAY, createdAt + (done + 1) * SECONDS_PER_STEP),
    deletedAt: null,
    wire: {},
  };
};
