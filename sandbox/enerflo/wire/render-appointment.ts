import { APPOINTMENT_ROW } from '../../../src/sources/enerflo/wire-appointment.ts';
import type { AppointmentTruth } from '../desk/desk.ts';
import type { Row } from './pinned.ts';
import { toTimestamp } from './timestamp.ts';

/** A single time of v3 (enerflo.md §2.5, observed). */
const toTime = (seconds: number) => ({ date: `${toTimestamp(seconds)}.000000`, timezone_type: 3, timezone: 'UTC' });

/** Assumed but for the shape of its times. */
export const renderAppointment = ({ id, customerId, userId, startsAt, createdAt }: AppointmentTruth): Row => ({
  id,
  customer_id: customerId,
  [APPOINTMENT_ROW.userId]: userId,
  [APPOINTMENT_ROW.startsAt]: toTime(startsAt),
  created_at: toTimestamp(createdAt),
  updated_at: toTimestamp(createdAt),
  [APPOINTMENT_ROW.deletedAt]: null,
});
