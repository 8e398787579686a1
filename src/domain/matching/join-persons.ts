import { meterNumberKey } from '../meter-number.ts';
import { keysOf } from '../normal-forms/letters.ts';
import { areLinked, comparePersons } from './compare-persons.ts';
import { placesOf } from './compare-places.ts';
import { placeKeys } from './index-key.ts';
import { isSameRef, type MatchCustomer, type MatchPerson, toRefKey } from './match-customer.ts';
import { readPersonName } from './person-name.ts';

const namesOf = (customer: MatchCustomer): readonly string[] =>
  customer.names
    .map(readPersonName)
    .flatMap(({ lastName, company }) => [...(lastName?.parts ?? []).flatMap(keysOf), ...(company === null ? [] : keysOf(company.core))]);

/** What two records have in common besides the name, if they are one person. */
const evidenceOf = (customer: MatchCustomer): readonly string[] => [
  ...[...customer.emails, ...customer.phones, ...customer.birthDates, ...customer.ibans, ...customer.contracts.flatMap(({ ibans }) => ibans)],
  ...customer.contracts.flatMap(({ meterNumbers, meterLocationIds }) => [...meterNumbers.map(meterNumberKey), ...meterLocationIds]),
  ...placeKeys(placesOf(customer)).map(({ value }) => value),
];

const refsOf = ({ ref, legacy, links, successor }: MatchCustomer): readonly string[] =>
  [ref, ...legacy, ...links, ...(successor === null ? [] : [successor])].map(toRefKey);

/** Shared by two records of one person: a part of the name and something else. */
const traitsOf = (customer: MatchCustomer): readonly string[] => {
  const evidence = evidenceOf(customer);
  return namesOf(customer).flatMap((name) => evidence.map((value) => `${name} ${value}`));
};

type Buckets = (customer: MatchCustomer) => ReadonlySet<string>;

/** Only records in one bucket are compared: they point to each other, or, of two ERPs, have traits in common. */
const bucketsFor = (customers: readonly MatchCustomer[]): Buckets => {
  const isOneErp = new Set(customers.map(({ ref }) => ref.source)).size < 2;
  return (customer) => new Set([...refsOf(customer), ...(isOneErp ? [] : traitsOf(customer))]);
};

/** Only records of two ERPs are joined, or linked ones: two customers of one ERP are two answers, whoever they are. */
const areOne = (one: MatchCustomer, other: MatchCustomer): boolean =>
  (one.ref.source !== other.ref.source || areLinked(one, other)) && comparePersons(one, other).verdict === 'same';

const isOlder = (one: MatchCustomer, other: MatchCustomer): boolean =>
  (one.successor !== null && isSameRef(one.successor, other.ref)) || other.legacy.some((ref) => isSameRef(ref, one.ref));

const countOpen = ({ contracts }: MatchCustomer): number => contracts.filter(({ end, isVoid }) => end === null && !isVoid).length;

const liveFirst = (one: MatchCustomer, other: MatchCustomer): number => {
  if (isOlder(one, other) !== isOlder(other, one)) return isOlder(one, other) ? 1 : -1;
  return countOpen(other) - countOpen(one) || byRef(one, other);
};

const byRef = (one: MatchCustomer, other: MatchCustomer): number => (toRefKey(one.ref) < toRefKey(other.ref) ? -1 : 1);

const toPerson = (records: readonly MatchCustomer[]): readonly MatchPerson[] => {
  const customers = records.toSorted(liveFirst);
  const [live] = customers;
  if (live === undefined) return [];
  return [
    {
      live,
      customers,
      names: customers.flatMap(({ names }) => names),
      birthDates: customers.flatMap(({ birthDates }) => birthDates),
      addresses: customers.flatMap(({ addresses }) => addresses),
      emails: customers.flatMap(({ emails }) => emails),
      phones: customers.flatMap(({ phones }) => phones),
      ibans: customers.flatMap(({ ibans }) => ibans),
      contracts: customers.flatMap(({ contracts }) => contracts),
    },
  ];
};

const groupByBucket = (customers: readonly MatchCustomer[]): readonly (readonly MatchCustomer[])[] => {
  const buckets = new Map<string, MatchCustomer[]>();
  const bucketsOf = bucketsFor(customers);
  for (const customer of customers) {
    for (const bucket of bucketsOf(customer)) {
      const members = buckets.get(bucket);
      if (members === undefined) buckets.set(bucket, [customer]);
      else members.push(customer);
    }
  }
  return [...buckets.values()].filter((members) => members.length > 1);
};

/** Records of one person become one person, in an order that does not depend on theirs. */
export const joinPersons = (records: readonly MatchCustomer[]): readonly MatchPerson[] => {
  const customers = [...new Map(records.map((record) => [toRefKey(record.ref), record])).values()].toSorted(byRef);
  const groups = new Map(customers.map((customer) => [customer, new Set([customer])]));
  const unite = (one: MatchCustomer, other: MatchCustomer): void => {
    const [a, b] = [groups.get(one) ?? new Set([one]), groups.get(other) ?? new Set([other])];
    if (a === b || !areOne(one, other)) return;
    const both = a.union(b);
    for (const member of both) groups.set(member, both);
  };
  for (const bucket of groupByBucket(customers)) for (const [index, one] of bucket.entries()) for (const other of bucket.slice(index + 1)) unite(one, other);
  return [...new Set(groups.values())].flatMap((group) => toPerson([...group]));
};
