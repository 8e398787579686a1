import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { LEAD_SUCCESS } from '../../../src/sources/enerflo/wire-names.ts';
import { unprocessable } from '../answers.ts';
import { convertLead, upsertLead } from '../desk/change-lead.ts';
import type { Desk } from '../desk/desk.ts';
import { seedInstall } from '../desk/seed-install.ts';
import { leadRow, toLeadFields } from '../wire/lead-row.ts';

const leadBody = z.object({ lead: leadRow.extend({ createDeal: z.number().int().optional() }) });

const seedBody = leadRow.extend({
  survey_type_id: z.number().int(),
  assign_to_email: z.string().min(1),
  email: z.string().min(1),
  mobile: z.string().min(1),
  system_size: z.number().positive().optional(),
  last_completed_milestone: z.string().optional(),
  complete_previous_milestones: z.boolean().optional(),
  install_integration_id: z.string().optional(),
  customer_integration_id: z.string().optional(),
});

export const leadRoutes = (app: FastifyInstance, desk: Desk): void => {
  app.post('/api/v1/partner/action/lead/add', (request, reply) => {
    const body = leadBody.safeParse(request.body);
    if (!body.success) return unprocessable(reply, body.error);
    const { createDeal, ...lead } = body.data.lead;
    const { customer, isNew } = upsertLead(desk, toLeadFields(lead));
    if (createDeal !== undefined) convertLead(desk, customer);
    return { status: LEAD_SUCCESS, ...(isNew ? {} : { message: 'Lead Updated' }), customer_id: customer.id };
  });

  app.post('/api/v1/lead-installs', (request, reply) => {
    const body = seedBody.safeParse(request.body);
    if (!body.success) return unprocessable(reply, body.error);
    const { customer_integration_id, install_integration_id, ...row } = body.data;
    const { customer } = upsertLead(desk, toLeadFields({ ...row, integration_record_id: customer_integration_id ?? row.integration_record_id }));
    const install = seedInstall(desk, customer, {
      key: install_integration_id ?? null,
      systemSizeKw: row.system_size ?? null,
      lastCompleted: row.last_completed_milestone ?? null,
      completePrevious: row.complete_previous_milestones ?? false,
    });
    return { id: install.id, customer_id: customer.id };
  });
};
