import type { Features, IdClaim, IdKind } from './features.ts';
import { toIdKey } from './index-key.ts';
import type { MatchContract, MatchCustomer, MatchPerson, PersonFacts, RecordRef } from './match-customer.ts';

const contractIds = (contract: MatchContract, kind: IdKind): readonly (string | null)[] => {
  if (kind === 'contract') return [contract.ref.id, contract.number];
  if (kind === 'contractAccount') return [contract.contractAccountId];
  return kind === 'marketLocation' ? [contract.marketLocationId] : [];
};

const isIn = (value: string, ids: readonly (string | null)[]): boolean => ids.some((id) => id !== null && toIdKey(id) === toIdKey(value));

const isFrom = (source: string | null, refs: readonly RecordRef[]): readonly RecordRef[] => refs.filter((ref) => source === null || ref.source === source);

const legacyIds = (legacy: readonly RecordRef[], source: string | null): readonly string[] => isFrom(source, legacy).map(({ id }) => id);

const isNamed = (contract: MatchContract, { value, kinds }: IdClaim, source: string | null): boolean =>
  isFrom(source, [contract.ref]).length > 0 && kinds.some((kind) => isIn(value, contractIds(contract, kind)));

const isNamedAsOld = (contract: MatchContract, { value, kinds }: IdClaim, source: string | null): boolean =>
  kinds.includes('contract') && isIn(value, legacyIds(contract.legacy, source));

/** The contracts a number names; those that had it in an older ERP only when none has it now. */
export const contractsOfClaim = (claim: IdClaim, source: string | null, { contracts }: PersonFacts): readonly MatchContract[] => {
  const named = contracts.filter((contract) => isNamed(contract, claim, source));
  return named.length > 0 ? named : contracts.filter((contract) => isNamedAsOld(contract, claim, source));
};

const isCustomer = ({ ref, number, legacy }: MatchCustomer, value: string, source: string | null): boolean =>
  (isFrom(source, [ref]).length > 0 && isIn(value, [ref.id, number])) || isIn(value, legacyIds(legacy, source));

const doesClaimFit = (claim: IdClaim, source: string | null, person: MatchPerson): boolean =>
  (claim.kinds.includes('customer') && person.customers.some((customer) => isCustomer(customer, claim.value, source))) ||
  contractsOfClaim(claim, source, person).length > 0;

/** The ids given that are this person's. */
export const claimsThatFit = ({ ids, source }: Features, person: MatchPerson): readonly IdClaim[] => ids.filter((claim) => doesClaimFit(claim, source, person));

export interface IdHits {
  /** What was given as an id and is nobody's. */
  readonly unknown: readonly IdClaim[];
  /** Whom every known id fits; empty without ids, or when they are of different people. */
  readonly all: readonly MatchPerson[];
  /** Whom any id fits. */
  readonly any: readonly MatchPerson[];
  /** The ids are market locations only: they stay with the premises when people move. */
  readonly isPremises: boolean;
}

export const findByIds = ({ ids, source }: Features, persons: readonly MatchPerson[]): IdHits => {
  const claims = ids.map((claim) => ({ claim, fits: persons.filter((person) => doesClaimFit(claim, source, person)) }));
  const known = claims.filter(({ fits }) => fits.length > 0);
  const any = persons.filter((person) => known.some(({ fits }) => fits.includes(person)));
  return {
    unknown: claims.filter(({ claim, fits }) => claim.isDeclared && fits.length === 0).map(({ claim }) => claim),
    all: any.filter((person) => known.every(({ fits }) => fits.includes(person))),
    any,
    isPremises: known.every(({ claim, fits }) => !fits.some((person) => doesClaimFit(withoutPremises(claim), source, person))),
  };
};

const withoutPremises = (claim: IdClaim): IdClaim => ({ ...claim, kinds: claim.kinds.filter((kind) => kind !== 'marketLocation') });
