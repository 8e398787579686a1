import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { INSTALL_STATUS_FIELD, KEY_CHECK_PATH, MILESTONE_DATE_FIELDS } from '../../../src/sources/enerflo/wire-names.ts';
import { notFound, unprocessable } from '../answers.ts';
import { type DateChanges, setDates, setStatus } from '../desk/change-install.ts';
import type { Desk } from '../desk/desk.ts';
import { pageNewestFirst, pageQuery } from '../paging.ts';
import { STATUSES } from '../statuses.ts';
import { renderInstall, renderInstallRow } from '../wire/render-install.ts';
import { renderMilestone } from '../wire/render-milestone.ts';

const installParams = z.object({ id: z.string() });
const dealParams = z.object({ dealId: z.string() });
const milestoneParams = z.object({ id: z.string(), milestoneId: z.coerce.number() });

const statusIds = STATUSES.map(({ id }) => id);

/** W11, assumed. */
const statusBody = z.object({ [INSTALL_STATUS_FIELD]: z.literal(statusIds, 'The selected status is invalid.') });

const day = z.iso.date('The date is not valid, use YYYY-MM-DD.').nullable().optional();

/** W13, assumed: any subset, null clears. */
const datesBody = z.object({
  [MILESTONE_DATE_FIELDS.startDate]: day,
  [MILESTONE_DATE_FIELDS.dueDate]: day,
  [MILESTONE_DATE_FIELDS.completedDate]: day,
});

const toDateChanges = (body: z.infer<typeof datesBody>): DateChanges => ({
  ...(body.start_date === undefined ? {} : { startDate: body.start_date }),
  ...(body.due_date === undefined ? {} : { dueDate: body.due_date }),
  ...(body.completed_date === undefined ? {} : { completedDate: body.completed_date }),
});

const installReads = (app: FastifyInstance, { world }: Desk): void => {
  app.get('/api/v3/installs', (request) => {
    const { page, perPage } = pageQuery.parse(request.query);
    const rows = pageNewestFirst(world.installs, page, perPage);
    return { total: world.installs.size, results: rows.map((install) => renderInstallRow(install, world)) };
  });

  app.get('/api/v3/installs/find/:dealId', (request, reply) => {
    const id = world.installIdByDeal(dealParams.parse(request.params).dealId);
    const install = id === null ? undefined : world.installs.get(String(id));
    return install === undefined ? notFound(reply) : renderInstall(install, world);
  });

  app.get('/api/v3/installs/:id', (request, reply) => {
    const install = world.installs.get(installParams.parse(request.params).id);
    return install === undefined ? notFound(reply) : renderInstall(install, world);
  });

  app.get(KEY_CHECK_PATH, () => ({ success: true, results: STATUSES }));
};

const installWrites = (app: FastifyInstance, desk: Desk): void => {
  app.put('/api/v3/installs/:id', (request, reply) => {
    const install = desk.world.installs.get(installParams.parse(request.params).id);
    if (install === undefined) return notFound(reply);
    const body = statusBody.safeParse(request.body);
    if (!body.success) return unprocessable(reply, body.error);
    return renderInstall(setStatus(desk, install, body.data[INSTALL_STATUS_FIELD]), desk.world);
  });

  app.put('/api/v3/installs/:id/milestones/:milestoneId', (request, reply) => {
    const { id, milestoneId } = milestoneParams.parse(request.params);
    const install = desk.world.installs.get(id);
    if (install === undefined) return notFound(reply);
    const body = datesBody.safeParse(request.body);
    if (!body.success) return unprocessable(reply, body.error);
    const milestone = setDates(desk, install, milestoneId, toDateChanges(body.data));
    return milestone === null ? notFound(reply) : renderMilestone(milestone);
  });
};

export const installRoutes = (app: FastifyInstance, desk: Desk): void => {
  installReads(app, desk);
  installWrites(app, desk);
};
