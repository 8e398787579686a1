import type { AddressTruth, ContractTruth, CustomerTruth, PartyTruth } from '../../../sandbox/world/truth.ts';

export type Dialect = 'powercloud' | 'lynqtech' | 'rest';

/** The day in Germany; the world's times lie at midnight or later there, so two hours on is the same day in UTC. */
const day = (seconds: number): string => new Date((seconds + 7200) * 1000).toISOString().slice(0, 10);

const address = (truth: AddressTruth) => ({
  street: truth.street,
  houseNumber: truth.houseNumber,
  suffix: truth.suffix,
  addition: null,
  postcode: truth.postcode,
  city: truth.city,
  district: null,
  country: 'DE',
});

/** E-mail addresses come in lower case; Powercloud has room for one. */
const party = (truth: PartyTruth, dialect: Dialect) => ({
  type: truth.business ? 'company' : 'person',
  salutation: truth.salutation,
  title: truth.title,
  firstName: truth.firstName,
  lastName: truth.lastName,
  company: truth.company,
  birthDate: truth.birthDate,
  emails: truth.emails.slice(0, dialect === 'powercloud' ? 1 : undefined).map((email) => email.toLowerCase()),
  phones: [...truth.phones].sort(),
});

const LYNQTECH_STATUS: Readonly<Record<string, string>> = {
  ordered: 'BESTELLT',
  confirmed: 'BESTAETIGT',
  active: 'AKTIV',
  terminated: 'GEKUENDIGT',
  ended: 'BEENDET',
  revoked: 'WIDERRUFEN',
};

/** What only some dialects carry. */
const dialectFields = (truth: ContractTruth, dialect: Dialect) => {
  if (dialect === 'lynqtech') return { statusRaw: LYNQTECH_STATUS[truth.status], statusTitle: null, orderId: null, campaignId: null, vatRate: null };
  return {
    statusRaw: String(truth.statusCode),
    statusTitle: truth.statusTitle,
    orderId: String(truth.orderId),
    campaignId: String(truth.campaignId),
    salesChannelId: String(truth.salesChannelId),
    energyTypeId: String(truth.energyTypeId),
    energySubTypeId: String(truth.energySubTypeId),
    vatRate: String(truth.vatRate),
  };
};

const LEGACY_SOURCE = { powercloud: null, lynqtech: 'pc', rest: 'old' } as const;

const legacy = (dialect: Dialect, kind: 'contract' | 'customer', id: string | null) => {
  const source = LEGACY_SOURCE[dialect];
  return source === null || id === null ? [] : [{ source, kind, id }];
};

const idOf = (truth: { readonly id: string; readonly uuid: string }, dialect: Dialect): string => (dialect === 'lynqtech' ? truth.uuid : truth.id);

/** The record an adapter must make of a contract of the sandbox's world, spelled out apart from both. */
export const expectedContract = (truth: ContractTruth, customer: CustomerTruth, dialect: Dialect, source: string) => ({
  id: idOf(truth, dialect),
  ref: { source, kind: 'contract', id: idOf(truth, dialect) },
  number: truth.id,
  customer: { source, kind: 'customer', id: idOf(customer, dialect) },
  tenant: truth.tenant,
  legacy: legacy(dialect, 'contract', truth.legacyId),
  status: truth.status,
  energy: truth.energy,
  signedAt: day(truth.signupDate),
  start: day(truth.startDate),
  end: truth.endDate === null ? null : day(truth.endDate),
  marketLocationId: truth.marketLocationId,
  meterLocationIds: [truth.meterLocationId],
  meters: [
    { number: truth.meterNumber, registers: truth.registers.map((register) => ({ ...register, id: String(register.id), factor: String(register.factor) })) },
  ],
  gridOperator: { name: truth.gridOperatorName, code: truth.gridOperatorCode },
  product: { id: String(truth.productId), code: truth.productCode, name: truth.productName },
  basePrice: { amount: String(truth.basePrice), unit: 'EUR/year', gross: true },
  workingPrices: [{ tariff: 'ET', amount: String(truth.workingPrice), unit: 'EUR/kWh', gross: true }],
  monthlyDeposit: {
    amount: dialect === 'powercloud' ? String(truth.monthlyDeposit) : truth.monthlyDeposit.toFixed(2),
    currency: 'EUR',
    dueDay: dialect === 'lynqtech' ? 15 : null,
  },
  consumption: [{ kwh: String(truth.consumption), source: dialect === 'lynqtech' ? 'gridOperator' : 'unknown' }],
  balance: { amount: truth.unpaidDebt.toFixed(2), currency: 'EUR' },
  iban: truth.iban,
  sepaMandate: truth.sepaMandate,
  deliveryAddress: address(truth.deliveryAddress),
  billingAddress: truth.billingAddress === null ? null : address(truth.billingAddress),
  party: party(truth.party, dialect),
  ...dialectFields(truth, dialect),
});

/** The same for a customer; `contracts` are those of its record that exist. */
export const expectedCustomer = (truth: CustomerTruth, contracts: readonly ContractTruth[], dialect: Dialect, source: string) => ({
  id: idOf(truth, dialect),
  ref: { source, kind: 'customer', id: idOf(truth, dialect) },
  number: truth.id,
  legacy: legacy(dialect, 'customer', truth.legacyId),
  party: party(truth.party, dialect),
  address: address(truth.address),
  iban: truth.iban,
  contracts: contracts.map((contract) => ({ source, kind: 'contract', id: idOf(contract, dialect) })),
});
