import { createCollection, type LayeredCollection, type Source } from './collection.ts';
import { contractRecord } from './contract-record.ts';
import { customerRecord } from './customer-record.ts';
import { enerfloRecord, installIdsOf } from './enerflo-record.ts';
import { idAt, indexOf, type Kind } from './ids.ts';
import { installRecord } from './install-record.ts';
import { type Counts, contractRun, positionsOf } from './layout.ts';
import { noteRecord } from './note-record.ts';
import { PINNED } from './pinned.ts';
import { ticketIdAt, ticketInSlot, ticketRecord } from './ticket-record.ts';
import type { ContractTruth, CustomerTruth, EnerfloCustomerTruth, InstallTruth, NoteTruth, TicketTruth } from './truth.ts';
import { checkWith, contractSchema, customerSchema, enerfloCustomerSchema, installSchema, noteSchema, ticketSchema } from './truth-schemas.ts';

/** Ids without gaps; tickets have their own. */
const sourceOf = <T>(kind: Kind, size: number, compute: (position: number) => T): Source<T> => ({
  size,
  idAt: (position) => String(idAt(kind, position)),
  positionOf: (id) => indexOf(kind, id, size),
  compute,
});

const ticketSource = (size: number): Source<TicketTruth> => ({
  size,
  idAt: (position) => String(ticketIdAt(position)),
  positionOf: (id) => {
    const slot = indexOf('ticket', id);
    const ticket = slot === null ? null : ticketInSlot(slot);
    return ticket !== null && ticket < size ? ticket : null;
  },
  compute: ticketRecord,
});

const idOf = ({ id }: { readonly id: string | number }): string => String(id);
const same = <T>(record: T): T => record;
const mailKeys = (emails: readonly string[]) => emails.map((email) => `email:${email.toLowerCase()}`);
const keysOf = (fields: Readonly<Record<string, string | number | null>>) =>
  Object.entries(fields).flatMap(([name, value]) => (value === null ? [] : [`${name}:${value}`]));

export interface Collections {
  readonly customers: LayeredCollection<CustomerTruth>;
  readonly contracts: LayeredCollection<ContractTruth>;
  readonly tickets: LayeredCollection<TicketTruth>;
  readonly enerfloCustomers: LayeredCollection<EnerfloCustomerTruth>;
  readonly installs: LayeredCollection<InstallTruth>;
  readonly notes: LayeredCollection<NoteTruth>;
}

/** The six collections. Which contracts a customer has follows from the contracts, and which installs from the installs: writes there show here. */
export const createCollections = (counts: Counts): Collections => {
  const contractIdsOf = (customerId: string): readonly string[] => {
    const customer = indexOf('customer', customerId, counts.customers);
    const computed = customer === null ? [] : positionsOf(contractRun(counts, customer)).map((contract) => String(idAt('contract', contract)));
    return contracts.related(`customer:${customerId}`, computed);
  };

  const installIdsBy = (enerfloId: number): readonly number[] => {
    const enerflo = indexOf('enerflo', String(enerfloId), counts.enerflo);
    return installs.related(`customer:${enerfloId}`, enerflo === null ? [] : installIdsOf(enerflo).map(String)).map(Number);
  };

  const contracts = createCollection<ContractTruth>({
    source: sourceOf('contract', counts.contracts, contractRecord),
    pinned: PINNED.contracts,
    check: checkWith(contractSchema),
    keysOf: ({ customerId }) => keysOf({ customer: customerId }),
    complete: same,
    idOf,
  });

  const customers = createCollection<CustomerTruth>({
    source: sourceOf('customer', counts.customers, (customer) => customerRecord(customer, contractIdsOf(String(idAt('customer', customer))))),
    pinned: PINNED.customers,
    check: checkWith(customerSchema),
    keysOf: ({ party }) => mailKeys(party.emails),
    complete: (customer) => ({ ...customer, contractIds: contractIdsOf(customer.id) }),
    idOf,
  });

  const tickets = createCollection<TicketTruth>({
    source: ticketSource(counts.tickets),
    pinned: PINNED.tickets,
    check: checkWith(ticketSchema),
    keysOf: ({ contractId, customerId }) => keysOf({ contract: contractId, customer: customerId }),
    complete: same,
    idOf,
  });

  const installs = createCollection<InstallTruth>({
    source: sourceOf('install', counts.installs, installRecord),
    pinned: PINNED.installs,
    check: checkWith(installSchema),
    keysOf: ({ customerId, dealId }) => keysOf({ customer: customerId, deal: dealId }),
    complete: same,
    idOf,
  });

  const enerfloCustomers = createCollection<EnerfloCustomerTruth>({
    source: sourceOf('enerflo', counts.enerflo, (enerflo) => ({ ...enerfloRecord(enerflo), installIds: installIdsBy(idAt('enerflo', enerflo)) })),
    pinned: PINNED.enerfloCustomers,
    check: checkWith(enerfloCustomerSchema),
    keysOf: ({ externalId, email, phone }) => keysOf({ externalId, email: email?.toLowerCase() ?? null, phone }),
    complete: (customer) => ({ ...customer, installIds: installIdsBy(customer.id) }),
    idOf,
  });

  const notes = createCollection<NoteTruth>({
    source: sourceOf('note', counts.notes, noteRecord),
    pinned: PINNED.notes,
    check: checkWith(noteSchema),
    keysOf: ({ installId }) => keysOf({ install: installId }),
    complete: same,
    idOf,
  });

  return { customers, contracts, tickets, enerfloCustomers, installs, notes };
};
