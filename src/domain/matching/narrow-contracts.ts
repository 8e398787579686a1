import { compareMeterNumbers } from '../normal-forms/compare-meter-numbers.ts';
import { compareAddresses, isFullAddress, isSamePlace } from './compare-places.ts';
import type { Features } from './features.ts';
import { contractsOfClaim } from './find-by-id.ts';
import { isSameRef, type MatchContract, type MatchPerson, type RecordRef } from './match-customer.ts';

/** Supply runs on the day: the first day counts, the end is the day after the last. */
export const isActive = ({ start, end, isVoid }: MatchContract, day: string): boolean =>
  !isVoid && (start === null || start <= day) && (end === null || day < end);

const hasMeter = ({ meterNumbers, meterLocationIds }: Features, contract: MatchContract): boolean =>
  contract.meterLocationIds.some((id) => meterLocationIds.includes(id)) ||
  contract.meterNumbers.some((number) => meterNumbers.some((given) => compareMeterNumbers(given, number) === 'equal'));

type Test = (contract: MatchContract) => boolean;

const placeTests = ({ place }: Features): readonly Test[] =>
  place === null
    ? []
    : [
        ({ addresses }) => compareAddresses([place], addresses.slice(0, 1)) === 'exact',
        ({ addresses }) => isFullAddress(compareAddresses([place], addresses)),
        ({ addresses }) => isSamePlace(compareAddresses([place], addresses)),
      ];

/** A test that nothing passes is no test. */
const apply = (contracts: readonly MatchContract[], test: Test): readonly MatchContract[] => {
  const left = contracts.filter(test);
  return left.length === 0 ? contracts : left;
};

/** The contracts of a person a question is about, whether they run or not: by id, meter, place of supply, energy. */
export const relevantContracts = (features: Features, person: MatchPerson): readonly MatchContract[] => {
  const byId = features.ids.map((claim): Test => {
    const named = contractsOfClaim(claim, features.source, person);
    return (contract) => named.includes(contract);
  });
  const byEnergy: Test = ({ energy }) => features.energy === null || energy === features.energy;
  return [...byId, (contract: MatchContract) => hasMeter(features, contract), ...placeTests(features), byEnergy].reduce(apply, person.contracts);
};

export interface NarrowedContracts {
  readonly contracts: readonly MatchContract[];
  /** Ended contracts that answer with their successor. */
  readonly via: readonly MatchContract[];
}

const successorOf = ({ successor, ref }: MatchContract, contracts: readonly MatchContract[]): MatchContract | undefined =>
  contracts.find((other) => (successor !== null && isSameRef(other.ref, successor)) || other.legacy.some((old) => isSameRef(old, ref)));

/** Then those active on the day; an ended contract with a successor answers with the successor. */
export const narrowContracts = (features: Features, person: MatchPerson, day: string): NarrowedContracts => {
  const left = apply(relevantContracts(features, person), (contract) => isActive(contract, day));
  const replaced = left.map((contract) => ({ contract, successor: isActive(contract, day) ? undefined : successorOf(contract, person.contracts) }));
  return {
    contracts: [...new Set(replaced.map(({ contract, successor }) => successor ?? contract))],
    via: replaced.flatMap(({ contract, successor }) => (successor === undefined ? [] : [contract])),
  };
};

export const toRefs = (records: readonly { readonly ref: RecordRef }[]): readonly RecordRef[] => records.map(({ ref }) => ({ source: ref.source, id: ref.id }));
