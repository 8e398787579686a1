import { z } from 'zod';
import type { Address } from '../../../domain/address.ts';
import { CONTRACT_STATUSES, type Contract, type ContractStatus, ENERGIES, type Energy, type Price } from '../../../domain/contract.ts';
import type { Customer } from '../../../domain/customer.ts';
import { compactIban } from '../../../domain/iban.ts';
import type { JsonObject } from '../../../domain/json.ts';
import { compactMeterNumber } from '../../../domain/meter-number.ts';
import type { Party } from '../../../domain/party.ts';
import { once } from '../../once.ts';
import { parseWire } from '../parse-wire.ts';
import { toAddress } from '../wire-address.ts';
import { toParty } from '../wire-party.ts';
import { listOf, optionalPart, wireDate, wireDecimal, wireFlag, wireId, wireInteger, wireRaw, wireText } from '../wire-values.ts';

/** Names follow the public order and contract schemas (erp.md 1.3); the record as a whole is assumed. */
const wirePerson = z.object({
  business: wireFlag,
  salutation: wireText,
  title: wireText,
  firstName: wireText,
  surname: wireText,
  company: wireText,
  birthday: wireDate,
  street: wireText,
  houseNumber: wireText,
  zip: wireText,
  city: wireText,
  emailPrivate: wireText,
  phoneHomeAreaCode: wireText,
  phoneHome: wireText,
  phoneMobileAreaCode: wireText,
  phoneMobile: wireText,
  phone: wireText,
  iban: wireText,
});

const wireRegister = z.object({
  id: wireId,
  obis: wireText,
  tariff: wireText,
  integerDigits: wireInteger,
  decimalDigits: wireInteger,
  factor: wireDecimal,
});

const wireContract = wirePerson.extend({
  id: wireId,
  customerId: wireId,
  tenant: wireText,
  orderId: wireText,
  signupDate: wireDate,
  status: wireText,
  statusCode: wireText,
  statusCodeTitle: wireText,
  energy: wireText,
  energyTypeId: wireText,
  energySubTypeId: wireText,
  billingAlternativeAddress: wireFlag,
  billingStreet: wireText,
  billingHouseNumber: wireText,
  // The name wobbles in case (erp.md 1.3).
  billingHousenumber: wireText,
  billingZip: wireText,
  billingCity: wireText,
  noSEPA: wireFlag,
  monthlyDeposit: wireDecimal,
  startDate: wireDate,
  endDate: wireDate,
  consumption: wireDecimal,
  counterNumber: wireText,
  marketLocationIdentifier: wireText,
  meteringLocationIdentifier: wireText,
  gridOperatorName: wireText,
  gridOperatorCode: wireText,
  productId: wireText,
  productName: wireText,
  productCode: wireText,
  campaignIdentifier: wireText,
  campaignId: wireText,
  salesChannelId: wireText,
  vatRate: wireDecimal,
  basePrice: wireDecimal,
  workingPrice: wireDecimal,
  unpaidDebt: wireDecimal,
  registers: listOf(wireRegister),
  extendedData: z.unknown().optional(),
});

const wireCustomer = wirePerson.extend({
  id: wireId,
  tenant: wireText,
  contracts: listOf(z.object({ id: wireId })),
});

type WirePerson = z.infer<typeof wirePerson>;
type WireContract = z.infer<typeof wireContract>;

/** 1 is seen in public orders; 2 is assumed. */
const SALUTATIONS: Readonly<Record<string, 'mr' | 'mrs'>> = { '1': 'mr', '2': 'mrs' };

/** 5000 is documented (erp.md 1.3). The status in words, where it is one of ours, says the rest. */
const STATUS_CODES: Readonly<Record<string, ContractStatus>> = { '5000': 'active' };

const toStatus = ({ status, statusCode }: WireContract): ContractStatus =>
  STATUS_CODES[statusCode ?? ''] ?? CONTRACT_STATUSES.find((known) => known === status) ?? 'unknown';

const toEnergy = (energy: string | null): Energy => ENERGIES.find((known) => known === energy) ?? 'unknown';

/** Area code and number in two fields. */
const joinPhone = (areaCode: string | null, number: string | null): string | null => (number === null ? null : `${areaCode ?? ''}${number}`);

const toPowercloudParty = (wire: WirePerson): Party =>
  toParty({
    business: wire.business,
    salutation: SALUTATIONS[wire.salutation ?? ''] ?? null,
    title: wire.title,
    firstName: wire.firstName,
    lastName: wire.surname,
    company: wire.company,
    birthDate: wire.birthday,
    emails: wire.emailPrivate === null ? [] : [wire.emailPrivate],
    phones: [
      { text: joinPhone(wire.phoneHomeAreaCode, wire.phoneHome), bare49: 'national' },
      { text: joinPhone(wire.phoneMobileAreaCode, wire.phoneMobile), bare49: 'national' },
      // A bare integer 49… (erp.md 1.3).
      { text: wire.phone, bare49: 'international' },
    ],
  });

const toOwnAddress = (wire: WirePerson): Address | null =>
  toAddress({ street: wire.street, houseNumber: wire.houseNumber, postcode: wire.zip, city: wire.city });

const toBillingAddress = (wire: WireContract): Address | null =>
  wire.billingAlternativeAddress === true
    ? toAddress({
        street: wire.billingStreet,
        houseNumber: wire.billingHouseNumber ?? wire.billingHousenumber,
        postcode: wire.billingZip,
        city: wire.billingCity,
      })
    : null;

/** Tenant fields travel as a JSON string (erp.md 1.3). One that does not parse stays in `raw` only. */
const toExtra = (extendedData: unknown): JsonObject => {
  try {
    const parsed = wireRaw.safeParse(typeof extendedData === 'string' ? JSON.parse(extendedData) : extendedData);
    return parsed.success ? parsed.data : {};
  } catch {
    return {};
  }
};

/** Powercloud says no unit; EUR a year, EUR per kWh and gross are assumed. */
const toPrice = <U extends Price['unit']>(amount: string | null, unit: U) => (amount === null ? null : { amount, unit, gross: true });

const toMeters = ({ counterNumber, registers }: WireContract): Contract['meters'] =>
  counterNumber === null ? [] : [{ number: compactMeterNumber(counterNumber), registers }];

/** One price for all registers: the only register's tariff, else a single one. */
const toTariff = ({ registers }: WireContract): string => (registers.length === 1 ? (registers[0]?.tariff ?? 'ET') : 'ET');

const toContract = (source: string, wire: WireContract, raw: JsonObject): Contract => {
  const workingPrice = toPrice(wire.workingPrice, 'EUR/kWh');
  return {
    id: wire.id,
    ref: { source, kind: 'contract', id: wire.id },
    number: wire.id,
    customer: { source, kind: 'customer', id: wire.customerId },
    contractAccountId: null,
    tenant: wire.tenant,
    legacy: [],
    successor: null,
    status: toStatus(wire),
    statusRaw: wire.statusCode ?? wire.status,
    statusTitle: wire.statusCodeTitle,
    energy: toEnergy(wire.energy),
    energyTypeId: wire.energyTypeId,
    energySubTypeId: wire.energySubTypeId,
    orderId: wire.orderId,
    campaignId: wire.campaignIdentifier ?? wire.campaignId,
    salesChannelId: wire.salesChannelId,
    signedAt: wire.signupDate,
    start: wire.startDate,
    end: wire.endDate,
    marketLocationId: wire.marketLocationIdentifier,
    meterLocationIds: wire.meteringLocationIdentifier === null ? [] : [wire.meteringLocationIdentifier],
    meters: toMeters(wire),
    gridOperator: wire.gridOperatorName === null && wire.gridOperatorCode === null ? null : { name: wire.gridOperatorName, code: wire.gridOperatorCode },
    product:
      wire.productId === null && wire.productCode === null && wire.productName === null
        ? null
        : { id: wire.productId, code: wire.productCode, name: wire.productName },
    basePrice: toPrice(wire.basePrice, 'EUR/year'),
    workingPrices: workingPrice === null ? [] : [{ tariff: toTariff(wire), ...workingPrice }],
    vatRate: wire.vatRate,
    monthlyDeposit: wire.monthlyDeposit === null ? null : { amount: wire.monthlyDeposit, currency: 'EUR', dueDay: null },
    consumption: wire.consumption === null ? [] : [{ kwh: wire.consumption, source: 'unknown' }],
    balance: wire.unpaidDebt === null ? null : { amount: wire.unpaidDebt, currency: 'EUR', asOf: null },
    iban: wire.iban === null ? null : compactIban(wire.iban),
    sepaMandate: wire.noSEPA === null ? null : !wire.noSEPA,
    deliveryAddress: toOwnAddress(wire),
    billingAddress: toBillingAddress(wire),
    party: toPowercloudParty(wire),
    extra: toExtra(wire.extendedData),
    raw,
  };
};

/** A contract record of Powercloud. `at` is its place in the answer. */
export const readContract = (source: string, value: unknown, at: string, operation: string): Contract =>
  toContract(source, parseWire(wireContract, value, at, operation), parseWire(wireRaw, value, at, operation));

/** A customer record of Powercloud. `at` is its place in the answer. */
export const readCustomer = (source: string, value: unknown, at: string, operation: string): Customer => {
  const wire = parseWire(wireCustomer, value, at, operation);
  return {
    id: wire.id,
    ref: { source, kind: 'customer', id: wire.id },
    number: wire.id,
    tenant: wire.tenant,
    legacy: [],
    successor: null,
    party: toPowercloudParty(wire),
    address: toOwnAddress(wire),
    iban: wire.iban === null ? null : compactIban(wire.iban),
    contracts: wire.contracts.map(({ id }) => ({ source, kind: 'contract', id })),
    raw: parseWire(wireRaw, value, at, operation),
  };
};

/** An item of `records[]`: the whole record, or an excerpt of a few fields with the id beside it. */
const wireRow = once(z.object({ id: wireId, data: optionalPart(wireRaw) }));

export const readRow = (value: unknown, at: string, operation: string): { readonly id: string; readonly data: JsonObject | null } =>
  parseWire(wireRow, value, at, operation);

/** What a whole record always has and the excerpts seen never had. */
export const isWholeContract = (data: JsonObject): boolean => 'id' in data && 'customerId' in data && 'startDate' in data;
export const isWholeCustomer = (data: JsonObject): boolean => 'id' in data && ('surname' in data || 'company' in data);
