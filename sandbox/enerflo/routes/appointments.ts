import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { APPOINTMENT_FIELDS } from '../../../src/sources/enerflo/wire-appointment.ts';
import { notFound, unprocessable } from '../answers.ts';
import { addAppointment } from '../desk/add-appointment.ts';
import type { Desk } from '../desk/desk.ts';
import { renderAppointment } from '../wire/render-appointment.ts';

const idParams = z.object({ id: z.string() });

/** Observed by others; without an offset the time is UTC (enerflo.md §2.5, doc). */
const body = z.object({
  [APPOINTMENT_FIELDS.customerId]: z.number().int(),
  [APPOINTMENT_FIELDS.startsAt]: z.union([z.iso.datetime({ offset: true }), z.string().regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/)]),
  [APPOINTMENT_FIELDS.userId]: z.number().int().optional(),
});

const toSeconds = (time: string): number => Date.parse(time.includes('T') ? time : `${time.replace(' ', 'T')}Z`) / 1000;

export const appointmentRoutes = (app: FastifyInstance, desk: Desk): void => {
  app.post('/api/v1/appointments', (request, reply) => {
    const parsed = body.safeParse(request.body);
    if (!parsed.success) return unprocessable(reply, parsed.error);
    const { customer_id: customerId, appointment_date: time, assigned_to: userId = null } = parsed.data;
    if (desk.world.enerfloCustomers.get(String(customerId)) === undefined) return notFound(reply);
    return renderAppointment(addAppointment(desk, { customerId, userId, startsAt: toSeconds(time) }));
  });

  app.get('/api/v3/customers/:id/appointments', (request, reply) => {
    const { id } = idParams.parse(request.params);
    if (desk.world.enerfloCustomers.get(id) === undefined) return notFound(reply);
    return { success: true, results: desk.appointments.filter(({ customerId }) => String(customerId) === id).map(renderAppointment) };
  });
};
