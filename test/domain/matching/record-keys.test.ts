import { describe, expect, test } from 'vitest';
import type { Address } from '../../../src/domain/address.ts';
import type { Contract } from '../../../src/domain/contract.ts';
import type { Customer } from '../../../src/domain/customer.ts';
import { joinPersons } from '../../../src/domain/matching/join-persons.ts';
import { contractKeys, customerKeys } from '../../../src/domain/matching/record-keys.ts';
import { toMatchCustomer } from '../../../src/domain/matching/to-match-customer.ts';
import type { Party } from '../../../src/domain/party.ts';
import { matchWorld } from '../../support/match-cases.ts';

const address: Address = {
  street: 'Seestr.',
  houseNumber: '8',
  suffix: 'b',
  addition: null,
  postcode: '05123',
  city: 'Musterstadt',
  district: null,
  country: 'DE',
};
const party: Party = {
  type: 'person',
  salutation: null,
  title: null,
  firstName: 'Aylin',
  lastName: 'Yıldız-Groß',
  company: null,
  birthDate: '1995-05-01',
  emails: ['Aylin@Example.org'],
  phones: ['+491713920013'],
};
const contract: Contract = {
  id: 'uuid-1',
  ref: { source: 'lq', kind: 'contract', id: 'uuid-1' },
  number: 'LQ 1',
  customer: { source: 'lq', kind: 'customer', id: 'c' },
  contractAccountId: 'ka-1',
  tenant: null,
  legacy: [{ source: 'pc', kind: 'contract', id: '4711' }],
  successor: null,
  status: 'revoked',
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
  marketLocationId: '51000000011',
  meterLocationIds: [],
  meters: [{ number: '0000445566', registers: [] }],
  gridOperator: null,
  product: null,
  basePrice: null,
  workingPrices: [],
  vatRate: null,
  monthlyDeposit: null,
  consumption: [],
  balance: null,
  iban: 'DE22900000010000004711',
  sepaMandate: null,
  deliveryAddress: address,
  billingAddress: null,
  party: { ...party, firstName: null, lastName: null, company: 'Yildiz GmbH', phones: ['+493023125013'] },
  extra: {},
  raw: {},
};
const customer: Customer = {
  id: 'c',
  ref: { source: 'lq', kind: 'customer', id: 'c' },
  number: '200013',
  tenant: null,
  legacy: [{ source: 'pc', kind: 'customer', id: '100013' }],
  successor: null,
  party,
  address,
  iban: null,
  contracts: [contract.ref],
  raw: {},
};
const record = toMatchCustomer(customer, [contract]);

const lines = (keys: readonly { kind: string; value: string }[]) => keys.map(({ kind, value }) => `${kind} ${value}`);

test('a contract is found by its numbers, the old ones among them, by its place and account', () => {
  expect(lines(record.contracts.flatMap(contractKeys))).toEqual([
    'contract UUID-1',
    'contract LQ1',
    'contract 4711',
    'contractAccount KA-1',
    'marketLocation 51000000011',
    'meter 445566',
    'meterTail 445566',
    'iban DE22900000010000004711',
    'place 05123 seestrasse',
  ]);
});

test('a customer is found by every spelling and part of its names', () => {
  expect(lines(customerKeys(record))).toEqual([
    'customer C',
    'customer 200013',
    'customer 100013',
    'email aylin@example.org',
    'phone +491713920013',
    'phone +493023125013',
    'birthDate 1995-05-01',
    'place 05123 seestrasse',
    'fullName yildizgross aylin',
    'fullName yildiz aylin',
    'fullName gross aylin',
    'company yildiz',
  ]);
});

test('a revoked contract never runs', () => {
  expect(record.contracts.map(({ isVoid }) => isVoid)).toEqual([true]);
});

describe('records of two ERPs', () => {
  const refs = (records = matchWorld) => joinPersons(records).map(({ customers }) => customers.map(({ ref }) => `${ref.source}:${ref.id}`));

  test('are one person, the live one first', () => {
    expect(refs().filter((ids) => ids.length > 1)).toEqual([['lq:200020', 'pc:100020']]);
  });

  test('are one person without a link, when name and more agree', () => {
    const unlinked = matchWorld.map((one) => ({ ...one, legacy: [], successor: null }));
    expect(refs(unlinked).filter((ids) => ids.length > 1)).toEqual([['lq:200020', 'pc:100020']]);
  });

  test('stay two when a link contradicts both names', () => {
    const wrong = matchWorld.map((one) => (one.ref.id === '200030' ? { ...one, legacy: [{ source: 'pc', id: '100021' }] } : one));
    expect(refs(wrong).filter((ids) => ids.length > 1)).toEqual([['lq:200020', 'pc:100020']]);
  });

  test('of one ERP stay two, however alike', () => {
    const [first] = matchWorld;
    expect(first && refs([first, { ...first, ref: { source: 'pc', id: 'copy' } }])).toHaveLength(2);
  });
});
