import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { NOTE_TEXT_FIELD } from '../../../src/sources/enerflo/wire-names.ts';
import { notFound, unprocessable } from '../answers.ts';
import { addNote } from '../desk/change-note.ts';
import type { Desk } from '../desk/desk.ts';
import { pageQuery, totalPages } from '../paging.ts';
import { API_USER } from '../wire/organisation.ts';
import { renderNote } from '../wire/render-note.ts';

const installParams = z.object({ id: z.string() });
const notesQuery = z.object({
  created_after: z.iso.datetime({ offset: true }).optional().catch(undefined),
  orderDir: z.enum(['asc', 'desc']).catch('desc'),
});

/** W15, assumed. */
const noteBody = z.object({ [NOTE_TEXT_FIELD]: z.string('The note field is required.').trim().min(1, 'The note field is required.') });

export const noteRoutes = (app: FastifyInstance, desk: Desk): void => {
  app.get('/api/v3/installs/notes', (request) => {
    const { page, pageSize } = pageQuery.parse(request.query);
    const { created_after, orderDir } = notesQuery.parse(request.query);
    const after = created_after === undefined ? null : Date.parse(created_after) / 1000;
    const { total, notes } = desk.notes.page({ after, newestFirst: orderDir === 'desc', page, size: pageSize });
    return { success: true, page, totalPages: totalPages(total, pageSize), notes: notes.map(renderNote) };
  });

  app.post('/api/v3/installs/:id/notes', (request, reply) => {
    const install = desk.world.installs.get(installParams.parse(request.params).id);
    if (install === undefined) return notFound(reply);
    const body = noteBody.safeParse(request.body);
    if (!body.success) return unprocessable(reply, body.error);
    return renderNote(addNote(desk, install.id, API_USER.id, body.data[NOTE_TEXT_FIELD]));
  });
};
