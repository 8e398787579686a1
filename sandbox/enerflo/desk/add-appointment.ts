import type { AppointmentTruth, Desk } from './desk.ts';

const FIRST_ID = 6_100_001;

/** Each makes both events at once (enerflo.md §9, observed). */
export const addAppointment = (desk: Desk, fields: Pick<AppointmentTruth, 'customerId' | 'userId' | 'startsAt'>): AppointmentTruth => {
  const appointment = { id: FIRST_ID + desk.appointments.length, createdAt: desk.now(), ...fields };
  desk.appointments.push(appointment);
  desk.announce('update_appointment', String(fields.customerId));
  desk.announce('new_appointment', String(fields.customerId));
  return appointment;
};
