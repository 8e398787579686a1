import { z } from 'zod';
import type { Appointment, NewAppointment } from './enerflo.ts';
import { readInstant } from './wire-time.ts';
import { isObject, optional, readId, required } from './wire-values.ts';

/**
 * Appointments as another integrator found them, who published his list of endpoints and marked this one as tried (observed by others, W6): Enerflo's own
 * pages name the calls, not their fields. Everything here that is no path is assumed; when Enerflo says otherwise, this file changes and nothing else.
 */

/** Body of `POST /api/v1/appointments`; the time is ISO 8601 in UTC, to the second. Observed by others. */
export const APPOINTMENT_FIELDS = { customerId: 'customer_id', startsAt: 'appointment_date', userId: 'assigned_to' } as const;

export const toAppointmentBody = ({ customerId, startsAt, assignToUserId }: NewAppointment) => ({
  [APPOINTMENT_FIELDS.customerId]: Number(customerId),
  [APPOINTMENT_FIELDS.startsAt]: `${startsAt.slice(0, 19)}Z`,
  ...(assignToUserId !== undefined && { [APPOINTMENT_FIELDS.userId]: Number(assignToUserId) }),
});

const withId = z.object({ id: required(readId) }).transform(({ id }) => id);

/** Assumed: the new row, or one inside `data` or `appointment`. null: taken, under an id that nobody told. */
export const readNewAppointmentId = (answer: unknown): string | null => {
  const places = isObject(answer) ? [answer, answer.data, answer.appointment] : [];
  return places.map((place) => withId.safeParse(place)).find(({ success }) => success)?.data ?? null;
};

/** A single time is an object (enerflo.md §2.5, observed). */
const readTime = (value: unknown): string | undefined => readInstant(isObject(value) ? value.date : value);

/** Assumed: where a row of `GET /api/v3/customers/{id}/appointments` says when it begins and who is sent. */
export const APPOINTMENT_ROW = { startsAt: 'start_time', userId: 'user_id', deletedAt: 'deleted_at' } as const;

/** Strict: what is unreadable in one row might be the one that is looked for. */
const rows = z.array(
  z.object({
    id: required(readId),
    [APPOINTMENT_ROW.startsAt]: required(readTime),
    [APPOINTMENT_ROW.userId]: optional(readId),
    [APPOINTMENT_ROW.deletedAt]: optional(readTime),
  }),
);

/** Assumed: `{ success, results }` as other lists of v3, `data` as those of v1, or the bare rows. */
export const wireAppointments = z.union([
  rows,
  z.object({ results: rows }).transform(({ results }) => results),
  z.object({ data: rows }).transform(({ data }) => data),
]);

/** Without deleted ones. */
export const toAppointments = (list: z.infer<typeof wireAppointments>): readonly Appointment[] =>
  list.filter((row) => row.deleted_at === null).map((row) => ({ id: row.id, startsAt: row.start_time, assignedToUserId: row.user_id }));
