import { type IndexKey, meterKeys, nameKeys, placeKeys, toIdKey, toKeys } from './index-key.ts';
import type { MatchContract, MatchCustomer, RecordRef } from './match-customer.ts';
import { readPersonName } from './person-name.ts';

const known = (ids: readonly (string | null)[]): readonly string[] => ids.filter((id) => id !== null).map(toIdKey);

const idsOf = (refs: readonly RecordRef[]): readonly string[] => refs.map(({ id }) => id);

const unique = (keys: readonly IndexKey[]): readonly IndexKey[] => [...new Map(keys.map((key) => [`${key.kind} ${key.value}`, key])).values()];

/** What a contract is found by; old numbers lead to it as well. */
export const contractKeys = (contract: MatchContract): readonly IndexKey[] =>
  unique([
    ...toKeys('contract', known([contract.ref.id, contract.number, ...idsOf(contract.legacy)])),
    ...toKeys('contractAccount', known([contract.contractAccountId])),
    ...toKeys('marketLocation', known([contract.marketLocationId])),
    ...toKeys('meterLocation', known(contract.meterLocationIds)),
    ...meterKeys(contract.meterNumbers),
    ...toKeys('iban', contract.ibans),
    ...placeKeys(contract.addresses),
  ]);

/** What a customer is found by, without its contracts; its own number first. */
export const customerKeys = (customer: MatchCustomer): readonly IndexKey[] =>
  unique([
    ...toKeys('customer', known([customer.ref.id, customer.number, ...idsOf(customer.legacy)])),
    ...toKeys('email', customer.emails),
    ...toKeys('phone', customer.phones),
    ...toKeys('iban', customer.ibans),
    ...toKeys('birthDate', customer.birthDates),
    ...placeKeys(customer.addresses),
    ...customer.names.flatMap((name) => nameKeys(readPersonName(name))),
  ]);

/** Customer and contracts together. */
export const recordKeys = (customer: MatchCustomer): readonly IndexKey[] => unique([...customerKeys(customer), ...customer.contracts.flatMap(contractKeys)]);

/** The other records of the same people are found by these: they carry the old number, or are it. Needed only where there is more than one ERP. */
export const linkKeys = (customers: readonly MatchCustomer[]): readonly IndexKey[] =>
  unique(
    customers.flatMap(({ ref, legacy, links, successor }) =>
      toKeys('customer', known(idsOf([ref, ...legacy, ...links, ...(successor === null ? [] : [successor])]))),
    ),
  );
