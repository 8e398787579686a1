import type { CallContext } from '../../domain/call.ts';
import type { EnerfloCustomer, Install, InstallStatus, Note } from '../../domain/install.ts';

export interface InstallPage {
  /** Newest id first. Rows are partial: no milestones, no design. */
  readonly installs: readonly Install[];
  readonly total: number;
}

export interface NotePage {
  /** Soft-deleted notes included. */
  readonly notes: readonly Note[];
  readonly page: number;
  readonly totalPages: number;
}

/** The lead of `lead/add`; `externalId` is the upsert key, so the call is safe to repeat. */
export interface Lead {
  readonly externalId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly address: string;
  readonly city: string;
  /** Two letters. */
  readonly state: string;
  readonly zip: string;
  readonly email?: string;
  readonly mobile?: string;
  readonly assignToEmail?: string;
  readonly setterEmail?: string;
  /** Deal type id; starts a deal. */
  readonly createDeal?: number;
  readonly leadSource?: string;
}

export interface MilestoneDates {
  /** `YYYY-MM-DD`; null clears, a missing key leaves the date alone. */
  readonly startDate?: string | null;
  readonly dueDate?: string | null;
  readonly completedDate?: string | null;
}

/** Of a customer: a visit of somebody of the company. */
export interface Appointment {
  readonly id: string;
  /** ISO 8601 UTC */
  readonly startsAt: string;
  /** A user of Enerflo 1.0. */
  readonly assignedToUserId: string | null;
}

export interface NewAppointment {
  /** Number of the customer in Enerflo 1.0. */
  readonly customerId: string;
  /** ISO 8601 UTC, to the second. */
  readonly startsAt: string;
  readonly assignToUserId?: string;
}

/** Enerflo's 1.0 REST API: 300 calls a minute per key, of which we use 240. Unknown ids answer null, an answer for another id is `malformed`.
 * Failures are `SourceError`. What is unreadable but optional reads as null, an unreadable row is left out of its list (its total stays as told): both are
 * announced on `busbar:source:drift`. */
export interface Enerflo {
  /** 1-based page of at most 100 rows. */
  installPage(page: number, perPage: number, call: CallContext): Promise<InstallPage>;
  installById(id: string, call: CallContext): Promise<Install | null>;
  /** By the deal's UUID. A deal just submitted has no install for a while. */
  installByDealId(dealId: string, call: CallContext): Promise<Install | null>;
  /** The company's own list, kept for an hour. */
  installStatuses(call: CallContext): Promise<readonly InstallStatus[]>;
  /** Notes of all installs by time; Enerflo has no call per install. 1-based page of 100, oldest first. */
  notePage(createdAfter: string | null, page: number, call: CallContext): Promise<NotePage>;
  /** All notes of these installs written after `createdAfter` (ISO 8601 UTC), oldest first: as many pages as there are. More than 20 are read for background work only, for people they are `rateLimited` before the second. */
  notesByInstallIds(installIds: readonly string[], createdAfter: string | null, call: CallContext): Promise<readonly Note[]>;
  /** By number or UUID. The answer does not name installs: `installIds` is empty; `searchCustomers` has them. */
  customerById(id: string, call: CallContext): Promise<EnerfloCustomer | null>;
  /** Free text over Enerflo's customers: finds our id (external id) and e-mail addresses. Rows carry the ids of their installs. More than 500 found is `rejected`: too vague to mean one. */
  searchCustomers(text: string, call: CallContext): Promise<readonly EnerfloCustomer[]>;
  /** 1-based page of all customers. */
  customerPage(page: number, pageSize: number, call: CallContext): Promise<{ readonly customers: readonly EnerfloCustomer[]; readonly total: number }>;
  /** Answers the numeric customer id. */
  addLead(lead: Lead, call: CallContext): Promise<{ readonly customerId: string }>;
  /** Not safe to repeat. Answers its id where Enerflo tells it. */
  addAppointment(appointment: NewAppointment, call: CallContext): Promise<{ readonly id: string | null }>;
  /** Of a customer, by his number; without deleted ones. `malformed` as soon as one of them is. */
  appointmentsOfCustomer(customerId: string, call: CallContext): Promise<readonly Appointment[]>;
  setInstallStatus(installId: string, statusId: string, call: CallContext): Promise<void>;
  /** `templateId` is Enerflo's own milestone id. */
  updateMilestone(installId: string, templateId: string, dates: MilestoneDates, call: CallContext): Promise<void>;
  /** Not safe to repeat. Answers the note where Enerflo sends it back. */
  addNote(installId: string, text: string, call: CallContext): Promise<Note | null>;
  /** Enerflo's own clock in milliseconds since the epoch, as its last answer told it; ours while none did. */
  time(): number;
  /** `GET install-statuses` answers: the key works. */
  check(call: CallContext): Promise<void>;
}
