import { isFullAddress } from './compare-places.ts';
import type { Features } from './features.ts';
import { isActive, relevantContracts } from './narrow-contracts.ts';
import { isExactFullName, isFullName } from './person-name.ts';
import { seriousContradictions, type Weighing } from './weigh.ts';

export interface Tie {
  readonly left: readonly Weighing[];
  /** What has decided, in words. */
  readonly breakers: readonly string[];
  /** The contracts have decided and not the person's own features: found, never proven. */
  readonly isWeak: boolean;
}

interface Breaker {
  readonly name: string;
  readonly isWeak: boolean;
  readonly keep: (all: readonly Weighing[]) => readonly Weighing[];
}

const test = (name: string, passes: (weighing: Weighing) => boolean, isWeak = false): Breaker => ({ name, isWeak, keep: (all) => all.filter(passes) });

const moreGroups = (all: readonly Weighing[]): readonly Weighing[] => {
  const most = Math.max(...all.map(({ matched }) => matched.length));
  return all.filter(({ matched }) => matched.length === most);
};

const ABOUT_THE_PERSON: readonly Breaker[] = [
  test('full address', ({ place }) => place === 'exact'),
  test('full address', ({ place }) => isFullAddress(place)),
  test('full name', ({ name }) => isExactFullName(name)),
  test('full name', ({ name }) => isFullName(name)),
];

const WITHOUT_CONTRADICTION: readonly Breaker[] = [
  test('no contradiction', (weighing) => seriousContradictions(weighing).length === 0),
  { name: 'more features', isWeak: false, keep: moreGroups },
];

const aboutContracts = (features: Features, day: string): readonly Breaker[] => [
  test('supply on the key date', ({ person }) => relevantContracts(features, person).some((contract) => isActive(contract, day)), true),
  test('kind of energy', ({ person }) => features.energy !== null && person.contracts.some(({ energy }) => energy === features.energy), true),
];

const apply = (tie: Tie, { name, isWeak, keep }: Breaker): Tie => {
  const left = tie.left.length < 2 ? [] : keep(tie.left);
  return left.length === 0 || left.length === tie.left.length ? tie : { left, breakers: [...tie.breakers, name], isWeak: tie.isWeak || isWeak };
};

export interface TieRules {
  /** Full address and full name, where these are not the only thing that was found. */
  readonly byPerson: boolean;
  /** Supply on the key date and kind of energy. */
  readonly byContracts: boolean;
}

/** Narrows several people down, each rule only if it leaves somebody (erp.md section 9, rule 6). */
export const breakTie = (all: readonly Weighing[], features: Features, day: string, { byPerson, byContracts }: TieRules): Tie =>
  [...(byPerson ? ABOUT_THE_PERSON : []), ...WITHOUT_CONTRADICTION, ...(byContracts ? aboutContracts(features, day) : [])].reduce(apply, {
    left: all,
    breakers: [],
    isWeak: false,
  });
