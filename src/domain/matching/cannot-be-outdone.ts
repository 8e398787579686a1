import { compareAddresses, placesOf } from './compare-places.ts';
import { type Group, joinWords } from './feature.ts';
import type { Features } from './features.ts';
import type { Identification } from './identification.ts';
import type { KeyKind } from './index-key.ts';
import type { MatchCustomer } from './match-customer.ts';
import { compareNameLists, isExactFullName, readPersonName } from './person-name.ts';

/** Who was left out of the candidates: people with no more than one of these kinds of keys, each of which many people have. */
export interface LeftOut {
  readonly kinds: ReadonlySet<KeyKind>;
  /** One of the keys has so many holders that not all were looked at: people with two kinds of keys may be left out too. */
  readonly isBlurred: boolean;
}

/** Kinds whose holders say nothing against somebody else. */
const HARMLESS: ReadonlySet<KeyKind> = new Set(['birthDate', 'place', 'fullName', 'company', 'meterTail']);

/** A value speaks against whom it does not belong to when it belongs to another; so it must be found with the person. */
const GROUP_OF: Partial<Record<KeyKind, Group>> = { email: 'email', phone: 'phone', iban: 'iban', meter: 'meter', meterLocation: 'meter' };

const isHarmless = (kind: KeyKind, { matched }: Identification): boolean => {
  const group = GROUP_OF[kind];
  return HARMLESS.has(kind) || (group !== undefined && matched.includes(group));
};

const isBestAt = (features: Features, customer: MatchCustomer): boolean =>
  isExactFullName(compareNameLists([features.name], customer.names.map(readPersonName))) &&
  (features.place === null || compareAddresses([features.place], placesOf(customer)) === 'exact');

/**
 * Whether nobody who was left out could be the answer instead, or make it ambiguous. Who has one kind of key has at most two matching groups:
 * that one and a name without a name key, which is not the equal full name; against an id, or the equal full name at the full address, that loses
 * every tie. `customer` is the record of who was found.
 */
export const cannotBeOutdone = (found: Identification, customer: MatchCustomer, features: Features, { kinds, isBlurred }: LeftOut): boolean => {
  if (found.matched.length < 2 || ![...kinds].every((kind) => isHarmless(kind, found))) return false;
  if (found.matched.includes('id')) return true;
  if (found.contradicted.length > 0 || (isBlurred && (kinds.has('fullName') || kinds.has('company')))) return false;
  return isBestAt(features, customer);
};

const KIND_NAMES: Readonly<Record<KeyKind, string>> = {
  contract: 'contract number',
  customer: 'customer number',
  contractAccount: 'contract account',
  marketLocation: 'market location',
  meterLocation: 'meter location',
  meter: 'meter number',
  meterTail: 'end of the meter number',
  email: 'e-mail',
  phone: 'phone',
  iban: 'IBAN',
  birthDate: 'birth date',
  place: 'street',
  fullName: 'full name',
  company: 'company',
};

/** A find that could be outdone is none: too many people share what was given to look at all of them. */
export const withdraw = (found: Identification, { kinds }: LeftOut): Identification => {
  const reason = `too many people share the ${joinWords([...kinds].map((kind) => KIND_NAMES[kind]))}; one more feature would tell them apart`;
  return {
    ...found,
    outcome: 'ambiguous',
    customer: null,
    customerId: null,
    contractId: null,
    contracts: [],
    linked: [],
    via: [],
    level: 0,
    message: `Ambiguous: ${reason}.`,
    log: [...found.log, `ambiguous: ${reason}.`],
    matched: [],
    contradicted: [],
    differing: [],
    missing: [],
  };
};
