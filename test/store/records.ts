import type { Contract } from '../../src/domain/contract.ts';
import type { Customer } from '../../src/domain/customer.ts';
import type { Install, Milestone, Note } from '../../src/domain/install.ts';
import type { Party } from '../../src/domain/party.ts';
import type { Ticket } from '../../src/domain/ticket.ts';
import { toFullInstall, wireInstall } from '../../src/sources/enerflo/wire-install.ts';
import { toMilestone, wireMilestoneRow } from '../../src/sources/enerflo/wire-milestone.ts';
import { wireCompactTicket, wireTicket } from '../../src/sources/enneo/wire-ticket.ts';
import type { SearchEntry } from '../../src/store/search/search-entry.ts';

const PARTY: Party = {
  type: 'person',
  salutation: null,
  title: null,
  firstName: 'Erika',
  lastName: 'Mustermann',
  company: null,
  birthDate: null,
  emails: [],
  phones: [],
};

export const contractOf = (id: string, fields: Partial<Contract> = {}): Contract => ({
  id,
  ref: { source: 'erp', kind: 'contract', id },
  number: id,
  customer: { source: 'erp', kind: 'customer', id: `k-${id}` },
  contractAccountId: null,
  tenant: null,
  legacy: [],
  successor: null,
  status: 'active',
  statusRaw: null,
  statusTitle: null,
  energy: 'electricity',
  energyTypeId: null,
  energySubTypeId: null,
  orderId: null,
  campaignId: null,
  salesChannelId: null,
  signedAt: null,
  start: '2024-01-01',
  end: null,
  marketLocationId: null,
  meterLocationIds: [],
  meters: [],
  gridOperator: null,
  product: null,
  basePrice: null,
  workingPrices: [],
  vatRate: null,
  monthlyDeposit: null,
  consumption: [],
  balance: null,
  iban: null,
  sepaMandate: null,
  deliveryAddress: null,
  billingAddress: null,
  party: PARTY,
  extra: {},
  raw: {},
  ...fields,
});

export const customerOf = (id: string, fields: Partial<Customer> = {}): Customer => ({
  id,
  ref: { source: 'erp', kind: 'customer', id },
  number: id,
  tenant: null,
  legacy: [],
  successor: null,
  party: PARTY,
  address: null,
  iban: null,
  contracts: [],
  raw: {},
  ...fields,
});

export const ticketOf = (id: string, fields: Partial<Ticket> = {}): Ticket => ({ ...wireTicket.parse({ id, channel: 'email', status: 'open' }), ...fields });

export const compactTicketOf = (id: string, fields: Partial<Ticket> = {}): Ticket => ({
  ...wireCompactTicket.parse({ id, channel: 'email', status: 'open' }),
  ...fields,
});

export const installOf = (id: number, customerId: number, status: string): Install =>
  toFullInstall(wireInstall.parse({ id, customer_id: customerId, status_id: 7, status_name: status }), [{ id: '7', name: status }]);

export const milestoneOf = (installId: string, templateId: number, title: string, completedDate: string | null): Milestone =>
  toMilestone(wireMilestoneRow.parse({ id: templateId, title, completed_date: completedDate }), installId);

export const noteOf = (id: string, installId: string, createdAt: string, fields: Partial<Note> = {}): Note => ({
  ...{ id, installId, createdAt, authorId: null, text: 'a note', deletedAt: null },
  ...fields,
});

/** A search entry with words given as `kind:text` and keys as `kind:value`. */
export const entryOf = (record: Contract | Customer, texts: { readonly words?: string; readonly keys?: string } = {}): SearchEntry => ({
  entity: 'customer' in record ? 'contract' : 'customer',
  id: record.id,
  source: record.ref.source,
  customerId: 'customer' in record ? record.customer.id : record.id,
  isActive: 'customer' in record && record.status === 'active',
  words: pairs(texts.words).map(([kind, value]) => ({ kind, value })),
  keys: pairs(texts.keys).map(([kind, value]) => ({ kind, value })),
});

const pairs = (text = ''): readonly (readonly [string, string])[] =>
  text
    .split(' ')
    .filter(Boolean)
    .map((pair) => [pair.slice(0, pair.indexOf(':')), pair.slice(pair.indexOf(':') + 1)]);
