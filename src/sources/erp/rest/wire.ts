import type { Address } from '../../../domain/address.ts';
import { CONTRACT_STATUSES, type Consumption, type Contract, ENERGIES, type Register } from '../../../domain/contract.ts';
import type { Customer } from '../../../domain/customer.ts';
import type { ErpRef } from '../../../domain/erp-ref.ts';
import { compactIban } from '../../../domain/iban.ts';
import { compactMeterNumber } from '../../../domain/meter-number.ts';
import type { Party } from '../../../domain/party.ts';
import { parseWire } from '../parse-wire.ts';
import { toAddress } from '../wire-address.ts';
import { toParty } from '../wire-party.ts';
import { wireRaw } from '../wire-values.ts';
import { createFields, type Fields } from './fields.ts';
import type { RestMapping } from './mapping-schema.ts';
import { LEGACY_PREFIX } from './targets.ts';

/** Records of one REST ERP, read through its mapping. `at` is their place in the answer. */
export interface RestWire {
  /** The id alone, for lists of excerpts. */
  readonly contractId: (value: unknown, at: string, operation: string) => string;
  readonly customerId: (value: unknown, at: string, operation: string) => string;
  readonly contract: (value: unknown, at: string, operation: string) => Contract;
  readonly customer: (value: unknown, at: string, operation: string) => Customer;
}

export const createRestWire = (source: string, { contract, customer, phone }: Pick<RestMapping, 'contract' | 'customer' | 'phone'>): RestWire => {
  const contractFields = createFields(contract, phone.bare49);
  const customerFields = createFields(customer, phone.bare49);
  const contractLegacy = legacySystems(contract);
  const customerLegacy = legacySystems(customer);
  return {
    contractId: (value, at, operation) => contractFields(value, at, operation).id('id'),
    customerId: (value, at, operation) => customerFields(value, at, operation).id('id'),
    contract: (value, at, operation) => {
      const raw = parseWire(wireRaw, value, at, operation);
      const fields = contractFields(value, at, operation);
      return { ...toContract(source, fields), legacy: toLegacy(fields, 'contract', contractLegacy), raw };
    },
    customer: (value, at, operation) => {
      const raw = parseWire(wireRaw, value, at, operation);
      const fields = customerFields(value, at, operation);
      return { ...toCustomer(source, fields), legacy: toLegacy(fields, 'customer', customerLegacy), raw };
    },
  };
};

const legacySystems = (rules: RestMapping['contract']): readonly string[] =>
  Object.keys(rules).flatMap((target) => (target.startsWith(LEGACY_PREFIX) ? target.slice(LEGACY_PREFIX.length) : []));

const toRef = (source: string, kind: ErpRef['kind'], id: string | null): ErpRef | null => (id === null ? null : { source, kind, id });

const toLegacy = (fields: Fields, kind: ErpRef['kind'], systems: readonly string[]): readonly ErpRef[] =>
  systems.flatMap((system) => toRef(system, kind, fields.text(LEGACY_PREFIX + system)) ?? []);

const oneOf = <T extends string>(known: readonly T[], text: string | null): T | null => known.find((word) => word === text) ?? null;

/** null when all of it is. */
const unlessEmpty = <T extends object>(record: T): T | null => (Object.values(record).every((value) => value === null) ? null : record);

const toAddressOf = (fields: Fields, prefix: string): Address | null =>
  toAddress({
    street: fields.text(`${prefix}.street`),
    houseNumber: fields.text(`${prefix}.houseNumber`),
    suffix: fields.text(`${prefix}.suffix`),
    addition: fields.text(`${prefix}.addition`),
    postcode: fields.text(`${prefix}.postcode`),
    city: fields.text(`${prefix}.city`),
    district: fields.text(`${prefix}.district`),
    country: fields.text(`${prefix}.country`),
  });

const BUSINESS: Readonly<Record<string, boolean>> = { company: true, person: false };

const toPartyOf = (fields: Fields): Party =>
  toParty({
    business: BUSINESS[fields.text('party.type') ?? ''] ?? null,
    salutation: oneOf(['mr', 'mrs'], fields.text('party.salutation')),
    title: fields.text('party.title'),
    firstName: fields.text('party.firstName'),
    lastName: fields.text('party.lastName'),
    company: fields.text('party.company'),
    birthDate: fields.date('party.birthDate'),
    emails: fields.texts('party.emails'),
    phones: fields.phones('party.phones'),
  });

const toRegister = (fields: Fields): Register => ({
  id: fields.id('id'),
  obis: fields.text('obis'),
  tariff: fields.text('tariff'),
  integerDigits: fields.integer('integerDigits'),
  decimalDigits: fields.integer('decimalDigits'),
  factor: fields.decimal('factor'),
});

/** A register without an id is none. */
const toRegisters = (fields: Fields): readonly Register[] => (fields.text('id') === null ? [] : [toRegister(fields)]);

const toMeters = (fields: Fields): Contract['meters'] => {
  const number = fields.text('meter.number');
  return number === null ? [] : [{ number: compactMeterNumber(number), registers: fields.items('meter.registers').flatMap(toRegisters) }];
};

const toWorkingPrices = (fields: Fields): Contract['workingPrices'] =>
  ['ET', 'HT', 'NT'].flatMap((tariff) => {
    const price = fields.price(`workingPrices.${tariff}`);
    return price === null ? [] : [{ tariff, ...price }];
  });

const CONSUMPTION_SOURCES: readonly Consumption['source'][] = ['customer', 'gridOperator', 'lastYear', 'bill', 'unknown'];

const toConsumption = (fields: Fields): Contract['consumption'] =>
  CONSUMPTION_SOURCES.flatMap((source) => {
    const kwh = fields.decimal(`consumption.${source}`);
    return kwh === null ? [] : [{ kwh, source }];
  });

const toMonthlyDeposit = (fields: Fields): Contract['monthlyDeposit'] => {
  const amount = fields.decimal('monthlyDeposit.amount');
  return amount === null ? null : { amount, currency: fields.text('monthlyDeposit.currency') ?? 'EUR', dueDay: fields.integer('monthlyDeposit.dueDay') };
};

const toBalance = (fields: Fields): Contract['balance'] => {
  const amount = fields.decimal('balance.amount');
  return amount === null ? null : { amount, currency: fields.text('balance.currency') ?? 'EUR', asOf: fields.date('balance.asOf') };
};

const toIban = (fields: Fields): string | null => {
  const iban = fields.text('iban');
  return iban === null ? null : compactIban(iban);
};

const toContract = (source: string, fields: Fields): Omit<Contract, 'legacy' | 'raw'> => {
  const id = fields.id('id');
  return {
    id,
    ref: { source, kind: 'contract', id },
    number: fields.text('number') ?? id,
    customer: { source, kind: 'customer', id: fields.id('customerId') },
    contractAccountId: fields.text('contractAccountId'),
    tenant: fields.text('tenant'),
    successor: toRef(source, 'contract', fields.text('successor')),
    status: oneOf(CONTRACT_STATUSES, fields.text('status')) ?? 'unknown',
    statusRaw: fields.text('statusRaw'),
    statusTitle: fields.text('statusTitle'),
    energy: oneOf(ENERGIES, fields.text('energy')) ?? 'unknown',
    energyTypeId: fields.text('energyTypeId'),
    energySubTypeId: fields.text('energySubTypeId'),
    orderId: fields.text('orderId'),
    campaignId: fields.text('campaignId'),
    salesChannelId: fields.text('salesChannelId'),
    signedAt: fields.date('signedAt'),
    start: fields.date('start'),
    end: fields.date('end'),
    marketLocationId: fields.text('marketLocationId'),
    meterLocationIds: fields.texts('meterLocationIds'),
    meters: toMeters(fields),
    gridOperator: unlessEmpty({ name: fields.text('gridOperator.name'), code: fields.text('gridOperator.code') }),
    product: unlessEmpty({ id: fields.text('product.id'), code: fields.text('product.code'), name: fields.text('product.name') }),
    basePrice: fields.price('basePrice'),
    workingPrices: toWorkingPrices(fields),
    vatRate: fields.decimal('vatRate'),
    monthlyDeposit: toMonthlyDeposit(fields),
    consumption: toConsumption(fields),
    balance: toBalance(fields),
    iban: toIban(fields),
    sepaMandate: fields.flag('sepaMandate'),
    deliveryAddress: toAddressOf(fields, 'deliveryAddress'),
    billingAddress: toAddressOf(fields, 'billingAddress'),
    party: toPartyOf(fields),
    extra: fields.object('extra'),
  };
};

const toCustomer = (source: string, fields: Fields): Omit<Customer, 'legacy' | 'raw'> => {
  const id = fields.id('id');
  return {
    id,
    ref: { source, kind: 'customer', id },
    number: fields.text('number') ?? id,
    tenant: fields.text('tenant'),
    successor: toRef(source, 'customer', fields.text('successor')),
    party: toPartyOf(fields),
    address: toAddressOf(fields, 'address'),
    iban: toIban(fields),
    contracts: fields.texts('contracts').map((contractId) => ({ source, kind: 'contract', id: contractId })),
  };
};
