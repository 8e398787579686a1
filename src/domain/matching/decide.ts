import { breakTie, type Tie } from './break-tie.ts';
import { isFullAddress } from './compare-places.ts';
import { type Contradiction, FEATURE_NAMES, joinWords } from './feature.ts';
import type { Features } from './features.ts';
import type { IdHits } from './find-by-id.ts';
import { type MatchPerson, toRefKey } from './match-customer.ts';
import { isExactFullName, isFullName } from './person-name.ts';
import { hasOtherName, isPartElsewhere, seriousContradictions, type Weighing } from './weigh.ts';
import { isMeterNear, VALUE_GROUPS } from './weigh-values.ts';

/** Who is meant. `reason` completes "found / several people fit / nobody found: …". */
export type Decision =
  | { readonly outcome: 'found'; readonly chosen: Weighing; readonly isWeak: boolean; readonly reason: string }
  | { readonly outcome: 'ambiguous'; readonly candidates: readonly Weighing[]; readonly reason: string }
  | { readonly outcome: 'none'; readonly suggestions: readonly Weighing[]; readonly reason: string };

const ambiguous = (candidates: readonly Weighing[], reason: string): Decision => ({ outcome: 'ambiguous', candidates, reason });

const withBreakers = (reason: string, breakers: readonly string[]): string => (breakers.length === 0 ? reason : `${reason}, decided by ${breakers.join(', ')}`);

const settle = ({ left, breakers, isWeak }: Tie, found: string, several: string): Decision => {
  const [chosen, ...others] = left;
  return chosen === undefined || others.length > 0 ? ambiguous(left, several) : { outcome: 'found', chosen, isWeak, reason: withBreakers(found, breakers) };
};

/** The id is of one person, and everything else of another: what fits the first fits the second too, and two features fit only the second. */
const rivalsOfId = (chosen: Weighing, all: readonly Weighing[]): readonly Weighing[] => {
  const beside = chosen.matched.filter((group) => group !== 'id');
  return all.filter(
    (other) =>
      !other.matched.includes('id') &&
      !hasOtherName(other) &&
      beside.every((group) => other.matched.includes(group)) &&
      other.matched.length > beside.length + 1,
  );
};

const decideById = (hits: IdHits, all: readonly Weighing[], features: Features, day: string): Decision => {
  const of = (persons: readonly MatchPerson[]): readonly Weighing[] => all.filter(({ person }) => persons.includes(person));
  if (hits.all.length === 0) return ambiguous(of(hits.any), 'the ids are of different people');
  const tie = breakTie(of(hits.all), features, day, { byPerson: true, byContracts: hits.isPremises });
  const decision = settle(tie, 'the id is theirs', 'several people have this number');
  if (decision.outcome !== 'found') return decision;
  const rivals = rivalsOfId(decision.chosen, all);
  return rivals.length === 0 ? decision : ambiguous([decision.chosen, ...rivals], 'the id is of one person, the other features of another');
};

/** Somebody else with the full address and a name that sounds alike: a slip of the pen in one or the other. */
const soundAlikes = (chosen: Weighing, all: readonly Weighing[]): readonly Weighing[] =>
  seriousContradictions(chosen).length === 0 ? [] : all.filter((other) => other !== chosen && other.name.isAlike && isFullAddress(other.place));

const decideByPairs = (pool: readonly Weighing[], all: readonly Weighing[], features: Features, day: string): Decision => {
  const decision = settle(breakTie(pool, features, day, { byPerson: true, byContracts: true }), 'two features agree', 'several people fit');
  if (decision.outcome !== 'found') return decision;
  const alikes = soundAlikes(decision.chosen, all);
  return alikes.length === 0
    ? decision
    : ambiguous([decision.chosen, ...alikes], 'the name is of one person, the full address of another, and the names sound alike');
};

const hasStrongValue = ({ matched }: Weighing): boolean => VALUE_GROUPS.some((group) => matched.includes(group));

/** The name alone is nothing when the address is another one. */
const hasFullNameOnly = ({ name, place }: Weighing): boolean => isFullName(name) && place !== 'elsewhere' && place !== 'otherHouse';

const isStrong = (weighing: Weighing): boolean => hasStrongValue(weighing) || isFullAddress(weighing.place) || hasFullNameOnly(weighing);

/** Meter and address stay with the premises, so there the contract that runs may decide. */
const isPremisesOnly = ({ matched }: Weighing): boolean => matched.every((group) => group === 'meter' || group === 'place');

const hasName = ({ name }: Features): boolean => name.lastName !== null || name.company !== null;

/**
 * Strong enough to find somebody by it alone: a house number without its suffix, or half a name, is not.
 * Nor are premises, when somebody gives a name and the record has none to compare (a person and a company): it may be the next tenant.
 */
const isEnough = (weighing: Weighing, features: Features): boolean => {
  if (seriousContradictions(weighing).length > 0 || (isPremisesOnly(weighing) && hasName(features))) return false;
  return hasStrongValue(weighing) || weighing.place === 'exact' || (isExactFullName(weighing.name) && !isPartElsewhere(weighing));
};

const decideBySingle = (pool: readonly Weighing[], features: Features, day: string): Decision => {
  const tie = breakTie(pool, features, day, { byPerson: false, byContracts: pool.every(isPremisesOnly) });
  const decision = settle(tie, 'one feature is theirs alone', 'one feature fits several people');
  if (decision.outcome !== 'found' || isEnough(decision.chosen, features)) return decision;
  const reason = isPartElsewhere(decision.chosen) ? 'one feature fits, and the address is another one' : 'one feature fits, and does not suffice';
  return { outcome: 'none', suggestions: pool, reason };
};

const nobody = (all: readonly Weighing[], features: Features): Decision => {
  const suggestions = all.filter((weighing) => isStrong(weighing) || isMeterNear(features, weighing.person));
  const reason = suggestions.some(hasOtherName) ? 'a feature fits, and the name is another one' : 'no feature that identifies anybody fits';
  return { outcome: 'none', suggestions, reason };
};

/** A number counts twice: one contradiction leaves it standing, two do not. */
const weightOf = ({ matched }: Weighing): number => matched.length + Number(matched.includes('id'));

/** Those the contradicting values belong to. */
const ownersOf = (contradictions: readonly Contradiction[], all: readonly Weighing[]): readonly Weighing[] =>
  all.filter(({ matched }) => VALUE_GROUPS.some((group) => contradictions.includes(group) && matched.includes(group)));

/** Nobody is found against whom as much speaks as for them. */
const doubt = (decision: Decision, all: readonly Weighing[]): Decision => {
  if (decision.outcome !== 'found') return decision;
  const contradictions = seriousContradictions(decision.chosen);
  if (contradictions.length < weightOf(decision.chosen)) return decision;
  const names = joinWords(contradictions.map((feature) => FEATURE_NAMES[feature]));
  return ambiguous([decision.chosen, ...ownersOf(contradictions, all)], `as much contradicts as agrees, namely ${names}`);
};

/** The procedure of erp.md section 9, rules 2 to 7. */
export const decide = (hits: IdHits, all: readonly Weighing[], features: Features, day: string): Decision => doubt(choose(hits, all, features, day), all);

const choose = (hits: IdHits, all: readonly Weighing[], features: Features, day: string): Decision => {
  if (features.conflicts.length > 0) return ambiguous([], `different values are given for the ${joinWords(features.conflicts)}`);
  if (hits.any.length > 0) return decideById(hits, all, features, day);
  const eligible = all.filter((weighing) => !hasOtherName(weighing));
  const pairs = eligible.filter(({ matched }) => matched.length > 1);
  if (pairs.length > 0) return decideByPairs(pairs, all, features, day);
  const singles = eligible.filter(isStrong);
  return singles.length > 0 ? decideBySingle(singles, features, day) : nobody(all, features);
};

export const refKeyOf = ({ person }: Weighing): string => toRefKey(person.live.ref);
