import { type Desk, findInstall } from '../desk/desk.ts';
import type { Row } from '../wire/pinned.ts';
import { renderNote } from '../wire/render-note.ts';
import type { EventName, EventVersion } from './event-name.ts';
import { renderCustomerCreated, renderCustomerUpdated, renderCustomerV1 } from './render-customer-event.ts';
import { type InstallSubject, renderChangeOrderEvent, renderInstallEvent, renderMilestoneEvent } from './render-install-event.ts';
import { renderProjectEvent } from './render-project-event.ts';
import { renderAppointmentEvent, renderDealCreated, renderSurveyEvent } from './render-sales-event.ts';

export const toVersion = (event: EventName): EventVersion => (event.includes('.') ? 'v2' : 'v1');

const findSubject = (desk: Desk, installId: string): InstallSubject | null => {
  const install = findInstall(desk, installId);
  const customer = install && desk.world.enerfloCustomers.get(String(install.customerId));
  return install === undefined || customer === undefined ? null : { install, customer };
};

const renderOfInstall = (desk: Desk, event: EventName, installId: string): Row | null => {
  const subject = findSubject(desk, installId);
  if (subject === null) return null;
  if (event === 'deal.projectSubmitted' || event === 'deal.projectReceived') return renderProjectEvent(event, subject, desk.now());
  if (event === 'deal.created') return renderDealCreated(subject);
  if (event === 'new_survey') return renderSurveyEvent(subject);
  if (event === 'signed_change_order') return renderChangeOrderEvent(subject, desk.changeOrders);
  return renderInstallEvent(event, subject);
};

const renderOfNote = (desk: Desk, noteId: string): Row | null => {
  const note = desk.world.notes.get(noteId);
  return note === undefined ? null : { webhook_event: 'new_install_note', ...renderNote(note) };
};

const renderOfMilestone = (desk: Desk, id: string): Row | null => {
  const [installId = '', milestoneId = ''] = id.split('-');
  const subject = findSubject(desk, installId);
  return subject && renderMilestoneEvent(subject, milestoneId);
};

type CustomerEvent = 'new_customer' | 'update_customer' | 'new_appointment' | 'update_appointment' | 'customer.created' | 'customer.updated.v2';

const renderOfCustomer = (desk: Desk, event: CustomerEvent, id: string, isEcho: boolean): Row | null => {
  const customer = desk.world.enerfloCustomers.get(id);
  if (customer === undefined) return null;
  switch (event) {
    case 'customer.created':
      return renderCustomerCreated(customer, isEcho);
    case 'customer.updated.v2':
      return renderCustomerUpdated(customer);
    case 'new_appointment':
    case 'update_appointment':
      return renderAppointmentEvent(event, customer, desk.appointments);
    default:
      return renderCustomerV1(event, customer);
  }
};

/** The event as it stands now; null when there is nothing of that id. `isEcho`: a nearly empty copy, where Enerflo makes such. */
export const renderEvent = (desk: Desk, event: EventName, id: string, isEcho = false): Row | null => {
  switch (event) {
    case 'new_customer':
    case 'update_customer':
    case 'new_appointment':
    case 'update_appointment':
    case 'customer.created':
    case 'customer.updated.v2':
      return renderOfCustomer(desk, event, id, isEcho);
    case 'new_install_note':
      return renderOfNote(desk, id);
    case 'project_milestone_updated':
      return renderOfMilestone(desk, id);
    default:
      return renderOfInstall(desk, event, id);
  }
};
