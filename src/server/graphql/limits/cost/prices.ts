/** What a field costs its sources. */
export interface Price {
  /** Calls for each record it hangs on; fractions where a source answers many records a call. */
  readonly each: number;
  /** Calls beside those, however many records it hangs on. */
  readonly fixed: number;
  /** Records it gives, where it has no `first` to say so. */
  readonly items: number;
  /** Its records are whole: nothing more is read for their long fields. */
  readonly isWhole: boolean;
  /** Read with all of the record it hangs on: such fields of one record cost one call together, and none where it is whole. */
  readonly isPart: boolean;
}

const price = (given: Partial<Price>): Price => ({ each: 0, fixed: 0, items: 1, isWhole: false, isPart: false, ...given });

const ONE = price({ each: 1 });
const WHOLE = price({ each: 1, isWhole: true });
const PART = price({ isPart: true });
/** A write, with what is read before it, after it and to find out what became of it: at most a sweep of notes. */
const WRITE = price({ each: 26 });

/** Notes are read page by page for all installs at once; a person's question reads at most 20 pages (`MAX_NOTE_PAGES`). */
const NOTE_PAGES = 20;
/** Ids of one ticket search. */
const TICKET_BATCH = 500;
/** Installs of a customer; who has more waits longer than the estimate says. */
const INSTALLS = 5;
/** Who a customer is at Enerflo: a search by id, one for each of two e-mail addresses. */
const FIND_RECORDS = 3;
const FIND_INSTALLS = FIND_RECORDS + INSTALLS;
/** The Enerflo record, its customer, and that customer's records, which must point back. */
const FIND_CUSTOMER = 2 + FIND_RECORDS;

const installsOf = (each: number): Price => price({ each, items: INSTALLS, isWhole: true });
const notes = price({ fixed: NOTE_PAGES, each: NOTE_PAGES / TICKET_BATCH });

/**
 * `Type.field` of all that calls a source: nothing read before, nothing wanted twice. What is not here is part of the record, from the mirror,
 * or of our own store.
 */
export const PRICES: Readonly<Record<string, Price>> = {
  'Query.contract': ONE,
  'Query.customer': ONE,
  'Query.install': WHOLE,
  'Query.installByDeal': WHOLE,
  'Query.project': WHOLE,
  // Enerflo filters nothing itself: a filtered page reads up to ten of its own.
  'Query.installs': price({ fixed: 10 }),
  'Query.installStatuses': price({ fixed: 1 }),
  'Query.lead': ONE,
  'Query.milestone': ONE,
  'Query.note': price({ each: 1 + NOTE_PAGES }),
  'Query.ticket': ONE,
  'Query.tickets': price({ fixed: 1 }),
  'Query.write': WRITE,

  'Contract.customer': ONE,
  // A page of the search holds 500 rows: five tickets a contract.
  'Contract.tickets': price({ fixed: 1, each: 5 / TICKET_BATCH }),
  'Contract.ticketHistory': price({ each: 1, items: 50, isWhole: true }),
  'Contract.installs': installsOf(2 + FIND_INSTALLS),
  'Contract.enneo': ONE,
  'Contract.enneoCustomer': ONE,

  'Customer.contracts': ONE,
  'Customer.tickets': price({ fixed: 1, each: 50 / TICKET_BATCH }),
  'Customer.installs': installsOf(FIND_INSTALLS),
  'Customer.enneo': ONE,
  'Customer.links': price({ items: 5 }),
  'CustomerLink.customer': ONE,
  'CustomerLink.installs': price({ items: INSTALLS }),

  'Ticket.customer': ONE,
  'Ticket.contract': ONE,
  'Ticket.enneoCustomer': ONE,
  'Ticket.conversations': ONE,
  'Ticket.body': PART,
  'Ticket.bodyPlain': PART,
  'Ticket.bodyClean': PART,
  'Ticket.attachments': PART,
  'Ticket.intents': PART,
  'Ticket.template': PART,
  'Ticket.workitem': PART,

  'Install.customer': price({ each: FIND_CUSTOMER }),
  'Install.contract': price({ each: FIND_CUSTOMER + 1 }),
  'Install.notes': notes,
  'Install.milestones': price({ items: 20, isPart: true }),
  'Install.currentMilestone': PART,
  'Install.office': PART,
  'Install.market': PART,
  'Install.cost': PART,
  'Install.panel': PART,
  'Install.inverter': PART,
  'Install.utilityCompany': PART,
  'Install.lender': PART,
  'Install.formattedFields': PART,
  'Install.solarDesign': PART,

  'Lead.customer': price({ each: FIND_CUSTOMER }),
  'Milestone.install': WHOLE,
  'Note.install': WHOLE,
  'Project.install': WHOLE,
  'Identification.customer': ONE,
  'Identification.contract': ONE,

  'Mutation.setCustomerTags': WRITE,
  'Mutation.setInstallStatus': WRITE,
  'Mutation.addLead': WRITE,
  'Mutation.addLeadFromCustomer': WRITE,
  'Mutation.updateMilestone': WRITE,
  'Mutation.completeMilestone': WRITE,
  'Mutation.addAppointment': WRITE,
  'Mutation.addInstallNote': WRITE,
  'Mutation.createTicket': WRITE,
  'Mutation.updateTicket': WRITE,
};

/** One reference of a gateway. */
export const REFERENCE_PRICES: Readonly<Record<string, Price>> = {
  Contract: ONE,
  Customer: ONE,
  Install: WHOLE,
  Project: WHOLE,
  Milestone: ONE,
  Note: price({ fixed: NOTE_PAGES, each: 1 + NOTE_PAGES / TICKET_BATCH }),
  // One reads the whole ticket, several read rows.
  Ticket: price({ fixed: 1, each: 1 / TICKET_BATCH }),
};
