import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { dayInZone } from '../../src/domain/day-in-zone.ts';
import { type EnerfloStage, type Listener, openEnerfloStage, PATIENCE } from './open-stage.ts';

const INSTALL = '1400001';
const ENGINEERING = 3902;
const MILESTONES = `{ install(id: "${INSTALL}") { currentMilestone { title } milestones { id startDate dueDate completedDate } } }`;
const CHANGES = `milestoneChanged(installId: "${INSTALL}") { change { type previousCompletedDate completedDate } milestone { id startDate dueDate completedDate } }`;
const RE_READ = [`GET /api/v3/installs/${INSTALL}`];

interface Milestones {
  readonly install: { readonly milestones: readonly { readonly id: string; readonly completedDate: string | null }[] };
}

let stage: EnerfloStage;
let changes: Listener;
beforeAll(async () => {
  stage = await openEnerfloStage();
  await stage.know(INSTALL);
  changes = await stage.listen('milestoneChanged', CHANGES);
});
afterAll(() => stage.stop());
beforeEach(() => stage.forgetCost());

const edit = (milestoneId: number, dates: object) => stage.act('edit-milestone', { installId: INSTALL, milestoneId, ...dates });
const milestone = async (templateId: number) =>
  (await stage.mirrored<Milestones>(MILESTONES)).install.milestones.find(({ id }) => id === `${INSTALL}-${templateId}`);

it('an edited milestone is in the mirror, and told; that it was completed is an event of its own', async () => {
  await edit(ENGINEERING, { dueDate: '2025-04-04' });
  await stage.settle();
  await edit(ENGINEERING, { completedDate: '2025-04-02' });
  await stage.settle();
  expect(await stage.cost()).toEqual([...RE_READ, ...RE_READ]);
  expect(await milestone(ENGINEERING)).toMatchObject({ dueDate: '2025-04-04', completedDate: '2025-04-02' });
  const after = { id: `${INSTALL}-${ENGINEERING}`, startDate: '2025-03-21', dueDate: '2025-04-04' };
  await expect
    .poll(() => changes.told)
    .toEqual([
      { change: { type: 'MILESTONE_CHANGED', previousCompletedDate: null, completedDate: null }, milestone: { ...after, completedDate: null } },
      {
        change: { type: 'MILESTONE_COMPLETED', previousCompletedDate: null, completedDate: '2025-04-02' },
        milestone: { ...after, completedDate: '2025-04-02' },
      },
    ]);
});

it('another date of a completed milestone is a change, no completion; a date taken away neither', async () => {
  const before = changes.told.length;
  await edit(ENGINEERING, { completedDate: '2025-04-03' });
  await stage.settle();
  await edit(ENGINEERING, { completedDate: null });
  await stage.settle();
  const change = (previousCompletedDate: string, completedDate: string | null) => ({
    change: { type: 'MILESTONE_CHANGED', previousCompletedDate, completedDate },
  });
  await expect.poll(() => changes.told.slice(before), PATIENCE).toMatchObject([change('2025-04-02', '2025-04-03'), change('2025-04-03', null)]);
});

it.each([
  [
    'updateMilestone',
    3903,
    'dates: { startDate: "2025-03-22", dueDate: "2025-05-01" }',
    { startDate: '2025-03-22', dueDate: '2025-05-01' },
    'MILESTONE_CHANGED',
  ],
  ['completeMilestone', 3903, '', { completedDate: dayInZone(Date.now(), 'Europe/Berlin') }, 'MILESTONE_COMPLETED'],
] as const)('%s writes, is told once, and its echo changes nothing and costs one read', async (mutation, templateId, args, dates, type) => {
  const before = changes.told.length;
  const { done } = await stage.read<{ done: unknown }>(
    `mutation { done: ${mutation}(installId: "${INSTALL}", milestoneId: "${INSTALL}-${templateId}" ${args}) { write { state } milestone { startDate dueDate completedDate } userErrors { message } } }`,
  );
  expect(done).toMatchObject({ write: { state: 'DONE' }, milestone: dates, userErrors: [] });
  await expect.poll(() => changes.told.slice(before), PATIENCE).toMatchObject([{ change: { type } }]);
  await stage.forgetCost();
  expect((await stage.settle('project_milestone_updated')).at(-1)).toMatchObject({ name: 'project_milestone_updated', state: 'DONE' });
  expect(await stage.cost()).toEqual(RE_READ);
  expect(await milestone(templateId)).toMatchObject(dates);
  expect(changes.told.slice(before)).toHaveLength(1);
});
