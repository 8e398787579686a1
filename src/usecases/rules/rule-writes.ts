import { z } from 'zod';
import { addAppointment } from '../writes/add-appointment.ts';
import { addInstallNote } from '../writes/add-install-note.ts';
import { addLead } from '../writes/add-lead.ts';
import { addLeadFromCustomer } from '../writes/add-lead-from-customer.ts';
import { completeMilestone } from '../writes/complete-milestone.ts';
import { createTicket } from '../writes/create-ticket.ts';
import { setCustomerTags } from '../writes/set-customer-tags.ts';
import { setInstallStatus } from '../writes/set-install-status.ts';
import { updateMilestone } from '../writes/update-milestone.ts';
import { updateTicket } from '../writes/update-ticket.ts';
import { day, defineRuleWrite, type RuleWrite, text, texts } from './rule-write.ts';

/** `createDeal`: Enerflo's number of a kind of deal. */
const number = z.union([z.number(), z.string().regex(/^\d+$/).transform(Number)]);
const leadDetails = {
  firstName: text.optional(),
  lastName: text.optional(),
  address: text.optional(),
  city: text.optional(),
  state: text.optional(),
  zip: text.optional(),
  email: text.optional(),
  mobile: text.optional(),
  assignToEmail: text.optional(),
  setterEmail: text.optional(),
  createDeal: number.optional(),
  leadSource: text.optional(),
};
const step = { installId: text, milestoneId: text };

/** The mutations of the graph that a rule may perform, with the same inputs. */
export const RULE_WRITES: ReadonlyMap<string, RuleWrite> = new Map<string, RuleWrite>([
  [
    'addLead',
    defineRuleWrite(
      { ...leadDetails, externalId: text, firstName: text, lastName: text, address: text, city: text, state: text, zip: text },
      (lead, { key, context }) => addLead(lead, key, context),
    ),
  ],
  [
    'addLeadFromCustomer',
    defineRuleWrite({ customerId: text, ...leadDetails }, ({ customerId, ...details }, { key, context }) =>
      addLeadFromCustomer(customerId, given(details), key, context),
    ),
  ],
  [
    'setInstallStatus',
    defineRuleWrite({ installId: text, statusId: text.optional(), statusName: text.optional() }, ({ installId, statusId, statusName }, { key, context }) =>
      setInstallStatus({ installId, statusId: statusId ?? null, statusName: statusName ?? null }, key, context),
    ),
  ],
  [
    'updateMilestone',
    defineRuleWrite({ ...step, startDate: day.optional(), dueDate: day.optional(), completedDate: day.optional() }, (input, { key, context }) => {
      const { installId, milestoneId, ...dates } = input;
      return updateMilestone({ installId, milestoneId, dates }, key, context);
    }),
  ],
  [
    'completeMilestone',
    defineRuleWrite({ ...step, date: day.optional() }, ({ date, ...wanted }, { key, context }) =>
      completeMilestone({ ...wanted, date: date ?? null }, key, context),
    ),
  ],
  [
    'addAppointment',
    defineRuleWrite(
      { leadId: text, startsAt: z.iso.datetime({ offset: true }), assignToUserId: text.optional() },
      ({ leadId, startsAt, assignToUserId }, { key, context }) => addAppointment({ leadId, startsAt, assignToUserId: assignToUserId ?? null }, key, context),
    ),
  ],
  ['addInstallNote', defineRuleWrite({ installId: text, text }, (note, { key, context }) => addInstallNote(note, key, context))],
  [
    'createTicket',
    defineRuleWrite(
      {
        ...{ externalTicketId: text.optional(), channel: text, subject: text.optional(), body: text.optional(), from: text.optional() },
        ...{ fromName: text.optional(), to: texts.optional(), priority: text.optional(), status: text.optional() },
        ...{ direction: text.optional(), contractId: text.optional(), tagIds: texts.optional() },
      },
      (ticket, { key, context }) => createTicket({ ...ticket, externalTicketId: ticket.externalTicketId ?? `busbar ${key}` }, key, context),
    ),
  ],
  [
    'updateTicket',
    defineRuleWrite(
      {
        ...{ id: text, status: text.optional(), priority: text.optional(), contractId: text.optional(), dueBy: z.iso.datetime().optional() },
        ...{ tagIds: texts.optional(), addTagIds: texts.optional(), removeTagIds: texts.optional() },
      },
      ({ id, ...patch }, { key, context }) => updateTicket(id, patch, key, context),
    ),
  ],
  [
    'setCustomerTags',
    defineRuleWrite({ customerId: text, tagIds: texts }, ({ customerId, tagIds }, { key, context }) => setCustomerTags(customerId, tagIds, key, context)),
  ],
]);

/** Only what is said, so that the ERP's own words stand for the rest. */
const given = <T extends object>(details: T): T => {
  const said = { ...details };
  for (const name in said) if (said[name] === undefined) delete said[name];
  return said;
};
