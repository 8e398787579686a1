import { z } from 'zod';
import type { Install, Milestone } from '../../domain/install.ts';
import type { JsonObject } from '../../domain/json.ts';
import type { UserError } from '../../domain/user-error.ts';
import type { Write } from '../../domain/write.ts';
import { checkDates, type WantedDates } from './check-dates.ts';
import { type Performed, type Prepared, performWrite } from './perform-write.ts';
import { expireInstall, installAfterWrite, renewInstall } from './renew-install.ts';
import type { WriteContext } from './write-context.ts';
import { defineWrite } from './write-kind.ts';

const day = z.string().nullable().optional();
const input = z.object({
  installId: z.string(),
  templateId: z.string(),
  dates: z.object({ startDate: day, dueDate: day, completedDate: day }),
});

const stepOf = (install: Install | null, templateId: string): Milestone | undefined => install?.milestones.find((step) => step.templateId === templateId);

const datesOf = ({ startDate, dueDate, completedDate }: Milestone): JsonObject => ({ startDate, dueDate, completedDate });

/** `PUT installs/{id}/milestones/{milestoneId}` (enerflo.md §4.7). */
export const milestoneWrite = defineWrite({
  operation: 'updateMilestone',
  input,
  send: async ({ installId, templateId, dates }, { sources, call }) => {
    await sources.enerflo.updateMilestone(installId, templateId, dates, call);
    return `${installId}-${templateId}`;
  },
  look: async ({ installId, templateId }, { sources, call }) => {
    const step = stepOf(await sources.enerflo.installById(installId, call), templateId);
    return step === undefined ? null : { id: step.id, state: datesOf(step) };
  },
  expire: ({ installId }, access) => expireInstall(installId, access),
  renew: ({ installId }, access) => renewInstall(installId, access),
});

export interface WantedMilestone {
  readonly installId: string;
  /** `<install>-<template>` */
  readonly milestoneId: string;
  readonly dates: WantedDates;
}

export interface WrittenMilestone extends Performed {
  readonly milestone: Milestone | null;
}

/** `given`: what the caller said, where that is not yet the dates themselves. */
export const updateMilestone = async (
  wanted: WantedMilestone,
  idempotencyKey: string | null,
  context: WriteContext,
  given: object = wanted,
): Promise<WrittenMilestone> => {
  const { installId, milestoneId } = wanted;
  const performed = await performWrite(
    milestoneWrite,
    { ...{ idempotencyKey, given, lane: `milestone ${milestoneId}`, entity: 'milestone', entityId: milestoneId }, prepare: () => prepare(wanted, context) },
    context,
  );
  return { ...performed, milestone: await milestoneAfter(performed.write, installId, milestoneId, context) };
};

const milestoneAfter = async (write: Write | null, installId: string, milestoneId: string, context: WriteContext): Promise<Milestone | null> => {
  if (write?.state !== 'done') return null;
  const install = await installAfterWrite(installId, context);
  return install?.milestones.find(({ id }) => id === milestoneId) ?? null;
};

const prepare = async ({ installId, milestoneId, dates }: WantedMilestone, { sources, call }: WriteContext): Promise<Prepared | readonly UserError[]> => {
  const changed = Object.fromEntries(Object.entries(dates).filter(([, date]) => date !== undefined));
  if (Object.keys(changed).length === 0) return [{ field: 'dates', code: 'MISSING', message: 'Give at least one date; null clears it.' }];
  const install = await sources.enerflo.installById(installId, call);
  if (install === null) return [{ field: 'installId', code: 'NOT_FOUND', message: 'There is no such install in Enerflo.' }];
  const step = install.milestones.find(({ id }) => id === milestoneId);
  if (step === undefined) return [{ field: 'milestoneId', code: 'NOT_FOUND', message: `This install has no such milestone. ${known(install)}` }];
  const userErrors = checkDates(changed, step);
  if (userErrors.length > 0) return userErrors;
  return { input: { installId, templateId: step.templateId, dates: changed }, before: datesOf(step), after: changed, resultId: step.id };
};

const known = ({ milestones }: Install): string => `It has ${milestones.map(({ id, title }) => `${id} (${title ?? 'without a title'})`).join(', ') || 'none'}.`;
