import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { forbidden, notFound, unprocessable } from '../answers.ts';
import { updateCustomer } from '../desk/change-lead.ts';
import type { Desk } from '../desk/desk.ts';
import { findCustomer, searchCustomers } from '../find-customer.ts';
import { pageNewestFirst, pageOf, pageQuery } from '../paging.ts';
import { type LeadRow, leadRow, toLeadFields } from '../wire/lead-row.ts';
import { isConverted, renderCustomer } from '../wire/render-customer.ts';
import { renderCustomerV3 } from '../wire/render-customer-v3.ts';

const idParams = z.object({ id: z.string() });
const searchQuery = z.object({ search: z.string().trim().optional() });

const isNumber = (id: string): boolean => /^\d+$/.test(id);

/** `PUT v3/customers/{id}` takes any of the lead's fields; the phone is called `phone` (enerflo.md §4.10, observed). */
const customerBody = leadRow.partial().extend({ phone: z.string().optional() });

const v1Routes = (app: FastifyInstance, { world }: Desk): void => {
  app.get('/api/v1/customers', (request) => {
    const { page, pageSize } = pageQuery.parse(request.query);
    const { search } = searchQuery.parse(request.query);
    if (!search) {
      const rows = pageNewestFirst(world.enerfloCustomers, page, pageSize);
      return { dataCount: world.enerfloCustomers.size, data: rows.map((customer) => renderCustomer(customer, world)) };
    }
    const found = searchCustomers(world, search);
    return { dataCount: found.length, data: pageOf(found, page, pageSize).map((customer) => renderCustomer(customer, world)) };
  });

  app.get('/api/v1/customers/:id', (request, reply) => {
    const customer = world.enerfloCustomers.get(idParams.parse(request.params).id);
    return customer === undefined ? notFound(reply) : renderCustomer(customer, world);
  });
};

const v3Routes = (app: FastifyInstance, desk: Desk): void => {
  app.get('/api/v3/customers/:id', (request, reply) => {
    const customer = findCustomer(desk.world, idParams.parse(request.params).id);
    return customer === undefined ? notFound(reply) : renderCustomerV3(customer);
  });

  app.put('/api/v3/customers/:id', (request, reply) => {
    const { id } = idParams.parse(request.params);
    if (!isNumber(id)) return forbidden(reply);
    const customer = desk.world.enerfloCustomers.get(id);
    if (customer === undefined) return notFound(reply);
    if (!isConverted(customer)) return forbidden(reply);
    const body = customerBody.safeParse(request.body);
    if (!body.success) return unprocessable(reply, body.error);
    const { phone, ...fields }: Partial<LeadRow> & { phone?: string | undefined } = body.data;
    return renderCustomerV3(updateCustomer(desk, customer, toLeadFields({ ...fields, mobile: fields.mobile ?? phone })));
  });
};

export const customerRoutes = (app: FastifyInstance, desk: Desk): void => {
  v1Routes(app, desk);
  v3Routes(app, desk);
};
