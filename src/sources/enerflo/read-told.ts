import type { ChangeOrder } from '../../domain/change-order.ts';
import type { Project } from '../../domain/project.ts';
import { parseAnswer } from './api.ts';
import { rowsReader, tellDrift } from './drift.ts';
import { toChangeOrder, wireChangeOrder } from './wire-change-order.ts';
import { toProject, wireProject } from './wire-project.ts';
import { isObject } from './wire-values.ts';

const readOrders = rowsReader(wireChangeOrder, (row) => row);

const bodyOf = (body: Uint8Array): unknown => JSON.parse(Buffer.from(body).toString());

/** The project an event tells of; throws `malformed` where the event does not say of which deal. */
export const readToldProject = (body: Uint8Array): Project => {
  const event = bodyOf(body);
  const project = parseAnswer('toldProject', wireProject, isObject(event) ? event.payload : null);
  tellDrift('toldProject', project);
  return toProject(project);
};

/** All change orders of the install an event tells of, in its order: those signed before come along (enerflo.md §7). */
export const readToldChangeOrders = (body: Uint8Array, installId: string): readonly ChangeOrder[] => {
  const event = bodyOf(body);
  const rows = isObject(event) && Array.isArray(event.change_orders) ? event.change_orders : [];
  return readOrders('toldChangeOrders', 'change_orders', rows).map((row) => toChangeOrder(row, installId));
};
