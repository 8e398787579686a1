import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Tables } from '../tables.ts';
import { completeTerms, correctTerms, type Expansion, NEARNESS, type SearchTerm } from './expand-terms.ts';

export interface TextHit {
  readonly source: string;
  readonly customerId: string;
  /** How many of the terms the customer has. */
  readonly terms: number;
  /** Of all terms together: a word as typed counts 4, the start of a word 2, a word with a typo 1. */
  readonly score: number;
  /** Kinds of words that were hit: name, street, town … */
  readonly groups: number;
  readonly activeContracts: number;
}

export interface TextHits {
  /** The best first. */
  readonly hits: readonly TextHit[];
  /** null: more than were looked at. */
  readonly total: number | null;
}

interface Page {
  readonly limit: number;
  readonly offset: number;
}

const MAX_TERMS = 8;
/** Customers ranked at most; a question that leaves more of them is not yet a question. */
const MAX_RANKED = 400;
/** Fewer terms say too little when others are left out. */
const MIN_TERMS_LEFT = 2;
const NONE: TextHits = { hits: [], total: 0 };

/**
 * Customers whose records have all terms, in any order and across records. Only when nobody has, a typo a term is allowed; when nobody has
 * those either, terms no word is like are left out, or else any one term, as long as two remain.
 */
export const searchText = async (db: Kysely<Tables>, terms: readonly SearchTerm[], page: Page): Promise<TextHits> => {
  const asked = terms.slice(0, MAX_TERMS);
  if (asked.length === 0) return NONE;
  const complete = byTerm(await completeTerms(db, asked));
  const found = complete.length === asked.length ? await rank(db, complete, [complete], page) : NONE;
  if (found.total !== 0) return found;
  const corrections = await correctTerms(db, asked);
  const corrected = byTerm([...complete.flat(), ...corrections]);
  const isKnown = corrected.length >= Math.min(MIN_TERMS_LEFT, asked.length);
  const near = isKnown && (corrections.length > 0 || corrected.length < asked.length) ? await rank(db, corrected, [corrected], page) : NONE;
  if (near.total !== 0 || corrected.length <= MIN_TERMS_LEFT || corrected.length < asked.length) return near;
  const best = corrected.map(nearest);
  return rank(
    db,
    corrected,
    best.map((_, left) => best.toSpliced(left, 1)),
    page,
  );
};

/** The word as typed where there is one: with a term left out, anything more leads anywhere. */
const nearest = (expansions: Expansions): Expansions => {
  const exact = expansions.filter(({ nearness }) => nearness === NEARNESS.exact);
  return exact.length > 0 ? exact : expansions;
};

type Expansions = readonly Expansion[];

const byTerm = (expansions: Expansions): readonly Expansions[] => [...Map.groupBy(expansions, ({ term }) => term).values()];

/** Customers that have all terms of one of the `questions`, ranked by all of `terms`. */
const rank = async (
  db: Kysely<Tables>,
  terms: readonly Expansions[],
  questions: readonly (readonly Expansions[])[],
  { limit, offset }: Page,
): Promise<TextHits> => {
  const expansions = terms.flat();
  const { rows } = await sql<TextHit & { total: number }>`
    with candidate as materialized (${sql.join(
      questions.flatMap((question) => candidates(question, Math.ceil(MAX_RANKED / questions.length))),
      sql` union `,
    )}),
    expansion as (select * from unnest(${expansions.map(({ term }) => term)}::integer[], ${expansions.map(({ word }) => word)}::integer[],
      ${expansions.map(({ kind }) => kind)}::text[], ${expansions.map(({ nearness }) => nearness)}::integer[]) as expansion(term, word, kind, nearness)),
    term_hit as (
      select candidate.number, term, max(nearness) as nearness, (array_agg(kind order by nearness desc, kind))[1] as kind
      from candidate cross join lateral unnest(candidate.words) as has(word) join expansion using (word) group by 1, 2)
    select source, id as "customerId", count(*)::integer as terms, sum(nearness)::integer as score, count(distinct kind)::integer as groups,
      active_contracts as "activeContracts", count(*) over ()::integer as total
    from term_hit join candidate using (number) group by number, id, source, active_contracts
    order by score desc, groups desc, active_contracts > 0 desc, id, source limit ${limit} offset ${offset}`.execute(db);
  if (rows.length === 0 && offset > 0) return { ...(await rank(db, terms, questions, { limit: 1, offset: 0 })), hits: [] };
  const total = rows[0]?.total ?? 0;
  return { hits: rows.map(({ total: _, ...hit }) => hit), total: total < MAX_RANKED ? total : null };
};

/** Those that have the words as typed are looked for by themselves: among all the longer words they might not be among the first. */
const candidates = (terms: readonly Expansions[], limit: number): readonly RawBuilder<unknown>[] => {
  const exact = terms.map((expansions) => expansions.filter(({ nearness }) => nearness === NEARNESS.exact));
  const isAllExact = exact.every((expansions, index) => expansions.length === terms[index]?.length);
  const hasExact = exact.every((expansions) => expansions.length > 0);
  return hasExact && !isAllExact ? [customersWith(exact, limit), customersWith(terms, limit)] : [customersWith(terms, limit)];
};

/** GIN meets the lists of all terms entry by entry, skipping in the long ones. */
const customersWith = (terms: readonly Expansions[], limit: number): RawBuilder<unknown> => {
  const conditions = terms.map((expansions) => sql`words && ${[...new Set(expansions.map(({ word }) => word))]}::integer[]`);
  return sql`(select number, id, source, active_contracts, words from search_customer where ${sql.join(conditions, sql` and `)} limit ${limit})`;
};
