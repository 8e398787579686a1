import type { Address } from '../address.ts';
import type { Energy } from '../contract.ts';

/** A record of one ERP; ids are unique inside their source only. */
export interface RecordRef {
  readonly source: string;
  readonly id: string;
}

export const toRefKey = ({ source, id }: RecordRef): string => `${source}:${id}`;

export const isSameRef = (one: RecordRef, other: RecordRef): boolean => one.id === other.id && one.source === other.source;

/** What the source says; parsed when it is compared. */
export interface MatchName {
  readonly firstName: string | null;
  readonly lastName: string | null;
  /** Set: a company, and the other two are its contact. */
  readonly company: string | null;
}

/** House number and suffix apart, the postcode five digits; the city is for free text only. */
export type MatchAddress = Pick<Address, 'street' | 'houseNumber' | 'suffix' | 'postcode' | 'city'>;

export interface MatchContract {
  readonly ref: RecordRef;
  /** As printed; often the id. */
  readonly number: string;
  readonly contractAccountId: string | null;
  readonly energy: Energy;
  /** The place of supply first. */
  readonly addresses: readonly MatchAddress[];
  readonly marketLocationId: string | null;
  readonly meterLocationIds: readonly string[];
  readonly meterNumbers: readonly string[];
  readonly ibans: readonly string[];
  /** First day of supply and the day after the last one, `YYYY-MM-DD`. */
  readonly start: string | null;
  readonly end: string | null;
  /** Rejected, revoked or never more than a draft. */
  readonly isVoid: boolean;
  readonly legacy: readonly RecordRef[];
  readonly successor: RecordRef | null;
}

/** What can be compared, of one record or of several that are one person. */
export interface PersonFacts {
  readonly names: readonly MatchName[];
  /** ISO dates. */
  readonly birthDates: readonly string[];
  readonly addresses: readonly MatchAddress[];
  /** Lower case. */
  readonly emails: readonly string[];
  /** E.164 */
  readonly phones: readonly string[];
  /** Compact, upper case. */
  readonly ibans: readonly string[];
  readonly contracts: readonly MatchContract[];
}

/** A customer with all its contracts, as the matcher needs it. */
export interface MatchCustomer extends PersonFacts {
  readonly ref: RecordRef;
  /** As printed; often the id. */
  readonly number: string;
  readonly legacy: readonly RecordRef[];
  readonly successor: RecordRef | null;
  /** Records a person has confirmed to be the same. */
  readonly links: readonly RecordRef[];
}

/** One person: its records in one or more ERPs, the live one first, and what they say together. */
export interface MatchPerson extends PersonFacts {
  readonly live: MatchCustomer;
  readonly customers: readonly MatchCustomer[];
}
