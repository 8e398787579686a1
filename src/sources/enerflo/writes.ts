import { SourceError } from '../../domain/source-error.ts';
import { type Api, parseAnswer } from './api.ts';
import type { Enerflo } from './enerflo.ts';
import { isEnerfloId } from './enerflo-id.ts';
import { readNewAppointmentId, toAppointmentBody } from './wire-appointment.ts';
import { isAcceptedLead, toLeadBody, wireLead } from './wire-lead.ts';
import { toDatesBody } from './wire-milestone.ts';
import { INSTALL_STATUS_FIELD, NOTE_TEXT_FIELD } from './wire-names.ts';
import { toNewNote } from './wire-note.ts';

type Writes = Pick<Enerflo, 'addLead' | 'addAppointment' | 'setInstallStatus' | 'updateMilestone' | 'addNote'>;

/** An id that is no number names nothing at Enerflo: refused here as Enerflo would refuse it, without a call. */
const requireIds = (operation: string, ...ids: readonly string[]): void => {
  if (!ids.every(isEnerfloId)) throw new SourceError('ENERFLO', operation, 'rejected');
};

export const createWrites = (api: Api): Writes => ({
  addLead: async (lead, call) => {
    const request = { operation: 'addLead', template: '/api/v1/partner/action/lead/add', body: toLeadBody(lead) };
    const answer = await api.write('POST', request, call);
    if (!isAcceptedLead(answer)) throw new SourceError('ENERFLO', 'addLead', 'rejected');
    return { customerId: parseAnswer('addLead', wireLead, answer) };
  },

  addAppointment: async (appointment, call) => {
    requireIds('addAppointment', appointment.customerId, ...(appointment.assignToUserId === undefined ? [] : [appointment.assignToUserId]));
    const request = { operation: 'addAppointment', template: '/api/v1/appointments', body: toAppointmentBody(appointment) };
    return { id: readNewAppointmentId(await api.write('POST', request, call)) };
  },

  setInstallStatus: async (id, statusId, call) => {
    requireIds('setInstallStatus', id, statusId);
    const body = { [INSTALL_STATUS_FIELD]: Number(statusId) };
    await api.write('PUT', { operation: 'setInstallStatus', template: '/api/v3/installs/{id}', params: { id }, body }, call);
  },

  updateMilestone: async (id, templateId, dates, call) => {
    requireIds('updateMilestone', id, templateId);
    const template = '/api/v3/installs/{id}/milestones/{milestoneId}';
    await api.write('PUT', { operation: 'updateMilestone', template, params: { id, milestoneId: templateId }, body: toDatesBody(dates) }, call);
  },

  addNote: async (id, text, call) => {
    requireIds('addNote', id);
    const request = { operation: 'addNote', template: '/api/v3/installs/{id}/notes', params: { id }, body: { [NOTE_TEXT_FIELD]: text } };
    return toNewNote(await api.write('POST', request, call), id);
  },
});
