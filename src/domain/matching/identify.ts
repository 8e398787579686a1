import { type Decision, decide, refKeyOf } from './decide.ts';
import { describeFeatures, describeNotes, describeWeighing } from './describe.ts';
import type { Features, IdClaim, Note } from './features.ts';
import { claimsThatFit, findByIds, type IdHits } from './find-by-id.ts';
import type { Identification, LegitimationLevel } from './identification.ts';
import { joinPersons } from './join-persons.ts';
import { type MatchCustomer, type MatchPerson, type RecordRef, toRefKey } from './match-customer.ts';
import { type NarrowedContracts, narrowContracts, toRefs } from './narrow-contracts.ts';
import { ownedGroups, type Surroundings, seriousContradictions, type Weighing, weigh } from './weigh.ts';

const MAX_SHOWN = 10;

export interface IdentifyOptions {
  /** The day the question is about unless it says so itself, `YYYY-MM-DD` in Germany. */
  readonly keyDate: string;
}

/** A person with some of its contracts only. Accounts stay: they are the person's. */
const onlyWith = (person: MatchPerson, contracts: MatchPerson['contracts']): MatchPerson => ({
  ...person,
  ibans: [...person.ibans, ...person.contracts.flatMap(({ ibans }) => ibans)],
  contracts,
});

/** Legitimation is per contract: what fits only another contract of the person proves nothing for this one. */
const weighForContracts = (features: Features, { person }: Weighing, { contracts, via }: NarrowedContracts, owned: Surroundings['owned']): Weighing => {
  const restricted = onlyWith(person, [...new Set([...contracts, ...via])]);
  return { ...weigh(features, restricted, { owned, isIdMatched: claimsThatFit(features, restricted).length > 0 }), person };
};

/** Many people of one name live in one street: without a house number, both together find, and prove nothing. */
const isNameInStreet = ({ matched, place }: Weighing): boolean => place === 'street' && matched.every((group) => group === 'name' || group === 'place');

const toLevel = (weighing: Weighing, isWeak: boolean, notes: readonly Note[]): LegitimationLevel => {
  const isDoubted = isWeak || isNameInStreet(weighing) || notes.includes('unknownId') || seriousContradictions(weighing).length > 0;
  return weighing.matched.length > 1 && !isDoubted ? 20 : 10;
};

const toShownRefs = (weighings: readonly Weighing[]): readonly RecordRef[] =>
  toRefs(weighings.map(({ person }) => person.live).toSorted((one, other) => (toRefKey(one.ref) < toRefKey(other.ref) ? -1 : 1))).slice(0, MAX_SHOWN);

const NOBODY = {
  customer: null,
  customerId: null,
  contractId: null,
  contracts: [],
  linked: [],
  via: [],
  level: 0,
  matched: [],
  contradicted: [],
  differing: [],
  missing: [],
  suggestions: [],
  candidates: [],
} as const;

interface Context {
  readonly features: Features;
  readonly notes: readonly Note[];
  /** Ids that are nobody's. */
  readonly unknown: readonly IdClaim[];
  readonly owned: Surroundings['owned'];
  readonly day: string;
  readonly log: readonly string[];
}

type Found = Extract<Decision, { outcome: 'found' }>;

/** The record the contracts belong to; the live one when they are of several. */
const ownerOf = ({ live, customers }: MatchPerson, contracts: NarrowedContracts['contracts']): MatchCustomer => {
  const owners = customers.filter((customer) => contracts.some((contract) => customer.contracts.includes(contract)));
  return owners.length === 1 ? (owners[0] ?? live) : live;
};

const answerFound = ({ chosen, isWeak, reason }: Found, { features, notes, unknown, owned, day, log }: Context): Identification => {
  const { person } = chosen;
  const narrowed = narrowContracts(features, person, day);
  const weighing = weighForContracts(features, chosen, narrowed, owned);
  const level = toLevel(weighing, isWeak, notes);
  const owner = ownerOf(person, narrowed.contracts);
  const [only, ...more] = narrowed.contracts;
  const noted = describeNotes(notes, unknown);
  return {
    ...NOBODY,
    outcome: 'found',
    customer: toRefs([owner])[0] ?? null,
    customerId: owner.ref.id,
    contractId: only === undefined || more.length > 0 ? null : only.ref.id,
    contracts: toRefs(narrowed.contracts),
    linked: toRefs(person.customers.filter((customer) => customer !== owner)),
    via: toRefs(narrowed.via),
    level,
    message: [`${level === 20 ? 'Proven' : 'Found, not proven'}: ${reason}.`, describeWeighing(weighing, features), ...noted].join(' '),
    log: [...log, ...noted, `${toRefKey(owner.ref)}: ${narrowed.contracts.length} of ${person.contracts.length} contracts may be meant; level ${level}.`],
    matched: weighing.matched,
    contradicted: weighing.contradicted,
    differing: weighing.differing,
    missing: weighing.missing,
    notes,
    candidates: toShownRefs([chosen]),
  };
};

/** What fits nobody may be all that speaks against the one. */
const toCount = ({ length }: readonly Weighing[]): string => (length < 2 ? '' : `, ${length} people`);

const answer = (decision: Decision, context: Context): Identification => {
  if (decision.outcome === 'found') return answerFound(decision, context);
  const notes = describeNotes(context.notes, context.unknown);
  const { outcome, reason } = decision;
  if (outcome === 'ambiguous') {
    const message = [`Ambiguous${toCount(decision.candidates)}: ${reason}. Given: ${describeFeatures(context.features)}.`, ...notes].join(' ');
    return { ...NOBODY, outcome, message, log: [...context.log, ...notes], notes: context.notes, candidates: toShownRefs(decision.candidates) };
  }
  const message = [`Nobody found: ${reason}. Given: ${describeFeatures(context.features)}.`, ...notes].join(' ');
  return { ...NOBODY, outcome, message, log: [...context.log, ...notes], notes: context.notes, suggestions: toShownRefs(decision.suggestions) };
};

const toLog = (features: Features, all: readonly Weighing[], hits: IdHits, decision: Decision): readonly string[] => [
  `Given: ${describeFeatures(features)}.`,
  `${all.length} candidates, ${hits.any.length} by id.`,
  ...all
    .filter(({ matched }) => matched.length > 0)
    .slice(0, MAX_SHOWN)
    .map((weighing) => `${refKeyOf(weighing)}: ${describeWeighing(weighing, features)}`),
  `${decision.outcome}: ${decision.reason}.`,
];

/**
 * Who is meant by the features of a question, by the procedure of erp.md section 9. `candidates` are all customers that share a key with it
 * (`searchKeys`), and the other records of the same people (`linkKeys`), each with all its contracts; their order does not matter. Never a guess.
 */
export const identify = (features: Features, candidates: readonly MatchCustomer[], { keyDate }: IdentifyOptions): Identification => {
  const persons = joinPersons(candidates);
  const owned = ownedGroups(features, persons);
  const hits = findByIds(features, persons);
  const all = persons.map((person) => weigh(features, person, { owned, isIdMatched: hits.any.includes(person) }));
  const day = features.keyDate ?? keyDate;
  const decision = decide(hits, all, features, day);
  const notes: readonly Note[] = hits.unknown.length > 0 ? [...features.notes, 'unknownId'] : features.notes;
  return answer(decision, { features, notes, unknown: hits.unknown, owned, day, log: toLog(features, all, hits, decision) });
};
