import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { notFound } from '../answers.ts';
import type { Desk } from '../desk/desk.ts';
import { pageOf, pageQuery, totalPages } from '../paging.ts';
import { renderChangeOrder } from '../wire/render-change-order.ts';
import { renderSigner } from '../wire/render-customer.ts';

const idParams = z.object({ id: z.coerce.number() });

/** The paths are observed, their envelope is not: the one of users and notes (enerflo.md §4.11). */
export const changeOrderRoutes = (app: FastifyInstance, desk: Desk): void => {
  app.get('/api/v3/change-orders', (request) => {
    const { page, pageSize } = pageQuery.parse(request.query);
    const rows = pageOf(desk.changeOrders.toReversed(), page, pageSize);
    const results = rows.map((order) => renderChangeOrder(order, renderSigner(desk.world, order.installId)));
    return { success: true, page, totalPages: totalPages(desk.changeOrders.length, pageSize), results };
  });

  app.get('/api/v3/change-orders/:id', (request, reply) => {
    const order = desk.changeOrders.find(({ id }) => id === idParams.parse(request.params).id);
    return order === undefined ? notFound(reply) : renderChangeOrder(order, renderSigner(desk.world, order.installId));
  });
};
