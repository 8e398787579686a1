import type { Contract } from './contract.ts';
import type { Customer } from './customer.ts';
import type { Install, Milestone, Note } from './install.ts';
import type { Ticket } from './ticket.ts';

/** What the mirror holds, by its name there. */
export interface MirrorRecords {
  readonly contract: Contract;
  readonly customer: Customer;
  readonly install: Install;
  readonly milestone: Milestone;
  readonly note: Note;
  readonly ticket: Ticket;
}
export type Entity = keyof MirrorRecords;
