import type { ChangeOrder } from './change-order.ts';
import type { Contract } from './contract.ts';
import type { Customer } from './customer.ts';
import type { EnerfloCustomer, Install, Milestone, Note } from './install.ts';
import type { Project } from './project.ts';
import type { Ticket } from './ticket.ts';

/** What the mirror holds, by its name there. */
export interface MirrorRecords {
  readonly changeOrder: ChangeOrder;
  readonly contract: Contract;
  readonly customer: Customer;
  readonly install: Install;
  /** A lead or customer of Enerflo. */
  readonly lead: EnerfloCustomer;
  readonly milestone: Milestone;
  readonly note: Note;
  readonly project: Project;
  readonly ticket: Ticket;
}
export type Entity = keyof MirrorRecords;
