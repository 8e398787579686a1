import type { EnerfloCustomerTruth } from '../../world/truth.ts';
import type { AppointmentTruth } from '../desk/desk.ts';
import { AGENT_LINK_ID, AGENT_UUID, API_USER_UUID, SALES_ORG } from '../wire/organisation.ts';
import type { Row } from '../wire/pinned.ts';
import { toSurveyId } from '../wire/render-install.ts';
import { toTimestamp } from '../wire/timestamp.ts';
import type { InstallSubject } from './render-install-event.ts';

const DAY = 86_400;

/** Without one that somebody made a customer has one appointment, the day after he became known. */
const firstAppointment = ({ id, createdAt }: EnerfloCustomerTruth): AppointmentTruth => ({
  id: 6_000_000 + id,
  customerId: id,
  userId: AGENT_LINK_ID,
  startsAt: createdAt + DAY,
  createdAt,
});

/** Of the newest. Assumed: live bodies differ from the published table (enerflo.md §7, observed). */
export const renderAppointmentEvent = (
  event: 'new_appointment' | 'update_appointment',
  customer: EnerfloCustomerTruth,
  appointments: readonly AppointmentTruth[],
): Row => {
  const { id, userId, startsAt, createdAt } = appointments.findLast(({ customerId }) => customerId === customer.id) ?? firstAppointment(customer);
  return {
    webhook_event: event,
    id,
    customer_id: customer.id,
    user_id: userId,
    name: 'Site visit',
    start_time: toTimestamp(startsAt),
    end_time: toTimestamp(startsAt + 3600),
    created_at: toTimestamp(createdAt),
    updated_at: toTimestamp(customer.updatedAt),
    deleted_at: null,
  };
};

/** Assumed: the deal of 1.0 under its number. */
export const renderSurveyEvent = ({ install, customer }: InstallSubject): Row => ({
  webhook_event: 'new_survey',
  id: toSurveyId(install.id),
  customer_id: customer.id,
  agent_id: AGENT_LINK_ID,
  created_at: toTimestamp(install.createdAt),
  updated_at: toTimestamp(install.createdAt),
  deleted_at: null,
});

/** enerflo.md §8, observed. */
export const renderDealCreated = ({ install, customer }: InstallSubject): Row => ({
  payload: {
    targetOrg: SALES_ORG.uuid,
    initiatedBy: API_USER_UUID,
    deal: {
      id: install.dealId,
      shortCode: install.dealId.replaceAll('-', '').slice(-9),
      customer: { id: customer.uuid, firstName: customer.firstName, lastName: customer.lastName, email: customer.email },
      salesRep: { id: AGENT_UUID },
    },
  },
  event: 'deal.created',
});
