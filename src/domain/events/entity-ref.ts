/**
 * What an event says has changed and must be read again. `source`: the ERP's name in `ERP_CONFIG`, `enneo` or `enerflo`.
 * Ids are the source's own, with these turns: `note` carries the id of its install, since Enerflo lists notes and has no call for one; `deal` is the UUID of a
 * submitted deal, whose install may not be there yet, and `project` the same for what the event says of it; `changeOrders` are those of an install; an Enerflo `customer` is named by number in 1.0 events and by UUID in 2.0 events.
 */
export interface EntityRef {
  readonly source: string;
  readonly entity: 'contract' | 'customer' | 'ticket' | 'install' | 'note' | 'deal' | 'project' | 'changeOrders';
  readonly id: string;
}
