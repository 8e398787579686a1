import { compareMeterNumbers } from '../normal-forms/compare-meter-numbers.ts';
import { isRoleEmail } from '../normal-forms/email.ts';
import type { Features } from './features.ts';
import type { PersonFacts } from './match-customer.ts';

/** `other`: given, and the record says something else; `unknown`: one side does not say. */
export type ValueState = 'matched' | 'other' | 'unknown';

/** Groups that are one value, which belongs to somebody. */
export const VALUE_GROUPS = ['meter', 'email', 'phone', 'iban'] as const;
export type ValueGroup = (typeof VALUE_GROUPS)[number];

const toState = (given: readonly string[], onRecord: readonly string[], isMatched: boolean): ValueState => {
  if (isMatched) return 'matched';
  return given.length === 0 || onRecord.length === 0 ? 'unknown' : 'other';
};

const compare = (given: readonly string[], onRecord: readonly string[]): ValueState =>
  toState(
    given,
    onRecord,
    given.some((value) => onRecord.includes(value)),
  );

/** A company's mailbox speaks for a company only. */
const weighEmail = ({ emails }: Features, { names, emails: onRecord }: PersonFacts): ValueState => {
  const isCompany = names.some(({ company }) => company !== null);
  return compare(isCompany ? emails : emails.filter((email) => !isRoleEmail(email)), onRecord);
};

const weighMeter = ({ meterNumbers, meterLocationIds }: Features, { contracts }: PersonFacts): ValueState => {
  const numbers = contracts.flatMap((contract) => contract.meterNumbers);
  const locations = contracts.flatMap((contract) => contract.meterLocationIds);
  const isMatched =
    compare(meterLocationIds, locations) === 'matched' ||
    meterNumbers.some((given) => numbers.some((number) => compareMeterNumbers(given, number) === 'equal'));
  return toState([...meterNumbers, ...meterLocationIds], [...numbers, ...locations], isMatched);
};

export const weighValues = (features: Features, facts: PersonFacts): Readonly<Record<ValueGroup, ValueState>> => ({
  meter: weighMeter(features, facts),
  email: weighEmail(features, facts),
  phone: compare(features.phones, facts.phones),
  iban: compare(features.ibans, [...facts.ibans, ...facts.contracts.flatMap(({ ibans }) => ibans)]),
});

/** The end of a meter number fits: worth a suggestion, and nothing else. */
export const isMeterNear = ({ meterNumbers }: Features, { contracts }: PersonFacts): boolean =>
  contracts.some((contract) => contract.meterNumbers.some((number) => meterNumbers.some((given) => compareMeterNumbers(given, number) === 'near')));
