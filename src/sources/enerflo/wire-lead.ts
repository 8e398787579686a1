import { z } from 'zod';
import type { Lead } from './enerflo.ts';
import { LEAD_SUCCESS } from './wire-names.ts';
import { isObject, readId, required } from './wire-values.ts';

/** The body of `lead/add` (enerflo.md §4.1, observed); `integration_record_id` is the upsert key, `mobile` goes as digits. */
export const toLeadBody = (lead: Lead) => ({
  lead: {
    integration_record_id: lead.externalId,
    first_name: lead.firstName,
    last_name: lead.lastName,
    address: lead.address,
    city: lead.city,
    state: lead.state,
    zip: lead.zip,
    email: lead.email,
    mobile: lead.mobile?.replace(/\D/g, ''),
    assign_to_email: lead.assignToEmail,
    setter_email: lead.setterEmail,
    createDeal: lead.createDeal,
    lead_source: lead.leadSource,
  },
});

const wireLeadId = z.object({ customer_id: required(readId) }).transform((answer) => answer.customer_id);

/** Tolerated (enerflo.md §4.1). */
const wireNestedLeadId = z.object({ data: z.object({ lead: z.object({ id: required(readId) }) }) }).transform((answer) => answer.data.lead.id);

/** The numeric customer id, wherever the answer carries it. */
export const wireLead = z.union([wireLeadId, wireNestedLeadId]);

/** W6: taken means 2xx and `status` is `success`. */
export const isAcceptedLead = (answer: unknown): boolean => isObject(answer) && answer.status === LEAD_SUCCESS;
