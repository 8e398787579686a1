import { type Comparison, comparePersons } from './compare-persons.ts';
import type { EnerfloReadings } from './enerflo-match-customer.ts';
import { FEATURE_NAMES, type Group, joinWords } from './feature.ts';
import { joinPersons } from './join-persons.ts';
import { isSameRef, type MatchCustomer, type RecordRef } from './match-customer.ts';

export const LINK_METHODS = ['externalId', 'matching', 'manual'] as const;

/** What a rule thinks of an ERP customer and an Enerflo customer. */
export interface JudgedLink {
  readonly erp: RecordRef;
  /** found: proven, and by nobody else; candidate: for a person to decide. */
  readonly state: 'found' | 'candidate';
  readonly method: 'externalId' | 'matching';
  /** 0 to 1; an order, no probability. */
  readonly confidence: number;
  /** Two independent groups agree and nothing forbids it; so several Enerflo customers can claim one ERP customer. */
  readonly isProven: boolean;
  readonly matched: readonly Group[];
  /** In words, without anybody's data. */
  readonly reason: string;
}

/** Two groups are proof; each further one halves the doubt. */
const confidenceOf = (matched: readonly Group[], isProven: boolean): number => (isProven ? 1 - 0.1 * 0.5 ** (matched.length - 2) : 0.5);

const isCompany = ({ names }: MatchCustomer): boolean => names[0] !== undefined && names[0].company !== null;

const sentence = ({ matched, reason }: Comparison): string =>
  matched.length === 0 ? reason : `${reason}; equal: ${joinWords(matched.map((group) => FEATURE_NAMES[group]))}`;

const judgeByMatching = (enerflo: EnerfloReadings, erp: MatchCustomer): readonly JudgedLink[] => {
  const comparison = comparePersons(isCompany(erp) ? enerflo.company : enerflo.person, erp);
  if (comparison.verdict === 'different' || comparison.matched.length < 2) return [];
  const isProven = comparison.verdict === 'same';
  const { matched } = comparison;
  return [
    {
      erp: erp.ref,
      state: isProven ? 'found' : 'candidate',
      method: 'matching',
      confidence: confidenceOf(matched, isProven),
      isProven,
      matched,
      reason: sentence(comparison),
    },
  ];
};

/** Enerflo names our id. Two whole names that both differ make it doubtful (erp.md section 9, rule 9); a company may be entered as its contact. */
const judgeByExternalId = ({ person, company }: EnerfloReadings, erp: MatchCustomer): JudgedLink => {
  const readings = isCompany(erp) ? [company, person] : [person];
  const comparisons = readings.map((reading) => comparePersons({ ...reading, links: [erp.ref] }, erp));
  const agreeing = comparisons.find(({ verdict }) => verdict === 'same');
  const matched: readonly Group[] = ['id', ...(agreeing?.matched ?? [])];
  return agreeing === undefined
    ? {
        erp: erp.ref,
        state: 'candidate',
        method: 'externalId',
        confidence: 0.5,
        isProven: false,
        matched,
        reason: 'Enerflo names our customer id, and both names differ',
      }
    : { erp: erp.ref, state: 'found', method: 'externalId', confidence: 1, isProven: true, matched, reason: 'Enerflo names our customer id' };
};

const asCandidates = (links: readonly JudgedLink[]): readonly JudgedLink[] => links.map((link) => ({ ...link, state: 'candidate' }));

/** Records of one person in two ERPs are one answer: the live one. */
const joinProven = (proven: readonly JudgedLink[], customers: readonly MatchCustomer[]): readonly JudgedLink[] => {
  const persons = joinPersons(customers.filter(({ ref }) => proven.some(({ erp }) => isSameRef(erp, ref))));
  return proven.filter(({ erp }) => persons.some(({ live }) => isSameRef(live.ref, erp)));
};

/** One proven link is the answer and makes the doubtful ones beside it pointless; several are for a person to decide. */
const settle = (links: readonly JudgedLink[], customers: readonly MatchCustomer[]): readonly JudgedLink[] => {
  const proven = joinProven(
    links.filter(({ state }) => state === 'found'),
    customers,
  );
  if (proven.length === 1) return proven;
  return asCandidates(proven.length > 1 ? proven : links);
};

/**
 * Which ERP customers an Enerflo customer is, or may be. `named` are those that have the external id it carries, `similar` those that share a key
 * with it.
 */
export const judgeLinks = (
  enerflo: EnerfloReadings,
  externalId: string | null,
  { named, similar }: { readonly named: readonly MatchCustomer[]; readonly similar: readonly MatchCustomer[] },
): readonly JudgedLink[] => {
  const byId = named.filter(({ ref }) => ref.id === externalId);
  const own = byId.length > 0 ? byId : named;
  if (own.length > 0)
    return settle(
      own.map((erp) => judgeByExternalId(enerflo, erp)),
      own,
    );
  const links = settle(
    similar.flatMap((erp) => judgeByMatching(enerflo, erp)),
    similar,
  );
  return externalId === null ? links : asCandidates(links);
};
