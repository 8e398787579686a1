import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Tables } from '../tables.ts';
import { completeTerms, correctTerms, type Expansion, type SearchTerm } from './expand-terms.ts';
import { isName, isSurname, weightOf } from './weight-of.ts';

export interface TextHit {
  readonly source: string;
  readonly customerId: string;
  /** How many of the terms the customer has. */
  readonly terms: number;
  /** Of all terms together: what the best word of each adds (`weightOf`). */
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
  const expansions = await completeTerms(db, asked);
  const others = expansions.filter(({ nearness }) => nearness === 'other');
  const complete = byTerm(expansions.filter(({ nearness }) => nearness !== 'other'));
  const find = (known: readonly Expansions[], questions = [known]): Promise<TextHits> => rank(db, { terms: known, others }, questions, page);
  const found = complete.length === asked.length ? await find(complete) : NONE;
  if (found.total !== 0) return found;
  const corrections = await correctTerms(db, asked);
  const corrected = byTerm([...complete.flat(), ...corrections]);
  const isKnown = corrected.length >= Math.min(MIN_TERMS_LEFT, asked.length);
  const near = isKnown && (corrections.length > 0 || corrected.length < asked.length) ? await find(corrected) : NONE;
  if (near.total !== 0 || corrected.length <= MIN_TERMS_LEFT || corrected.length < asked.length) return near;
  const best = corrected.map(nearest);
  return find(
    corrected,
    best.map((_, left) => best.toSpliced(left, 1)),
  );
};

/** The word as typed where there is one: with a term left out, anything more leads anywhere. */
const nearest = (expansions: Expansions): Expansions => {
  const exact = expansions.filter(({ nearness }) => nearness === 'exact');
  return exact.length > 0 ? exact : expansions;
};

type Expansions = readonly Expansion[];

const byTerm = (expansions: Expansions): readonly Expansions[] => [...Map.groupBy(expansions, ({ term }) => term).values()];

interface Known {
  readonly terms: readonly Expansions[];
  /** Words that count against who has them. */
  readonly others: Expansions;
}

/** Customers that have all terms of one of the `questions`, ranked by all of `terms`. */
const rank = async (
  db: Kysely<Tables>,
  { terms, others }: Known,
  questions: readonly (readonly Expansions[])[],
  { limit, offset }: Page,
): Promise<TextHits> => {
  const expansions = [...terms.flat(), ...others];
  const { rows } = await sql<TextHit & { total: number }>`
    with candidate as materialized (${sql.join(
      questions.map((question) => candidates(question, others, Math.ceil(MAX_RANKED / questions.length))),
      sql` union `,
    )}),
    expansion as (select * from unnest(${expansions.map(({ term }) => term)}::integer[], ${expansions.map(({ word }) => word)}::integer[],
      ${expansions.map(({ kind }) => kind)}::text[], ${expansions.map(weightOf)}::integer[]) as expansion(term, word, kind, weight)),
    term_hit as (
      select candidate.number, term, max(weight) + least(min(weight), 0) as weight, (array_agg(kind order by weight desc, kind))[1] as kind
      from candidate cross join lateral unnest(candidate.words) as has(word) join expansion using (word) group by 1, 2 having max(weight) > 0)
    select source, id as "customerId", count(*)::integer as terms, sum(weight)::integer as score, count(distinct kind)::integer as groups,
      active_contracts as "activeContracts", count(*) over ()::integer as total
    from term_hit join candidate using (number) group by number, id, source, active_contracts
    order by score desc, groups desc, active_contracts > 0 desc, id, source limit ${limit} offset ${offset}`.execute(db);
  if (rows.length === 0 && offset > 0) return { ...(await rank(db, { terms, others }, questions, { limit: 1, offset: 0 })), hits: [] };
  const total = rows[0]?.total ?? 0;
  return { hits: rows.map(({ total: _, ...hit }) => hit), total: total < MAX_RANKED ? total : null };
};

type Condition = RawBuilder<unknown>;

/**
 * All who have the terms. Of more than can be ranked, those in the order of their rank as far as the index tells: whoever is named like a term,
 * then whoever has the words as typed, then the rest. PostgreSQL reads a step only when those before it left room.
 */
const candidates = (terms: readonly Expansions[], others: Expansions, limit: number): RawBuilder<unknown> => {
  const steps = stepsOf(terms, others).map((condition, index) => ({ name: sql.ref(`step_${index}`), condition }));
  const notIn = (earlier: typeof steps): RawBuilder<unknown> =>
    earlier.length === 0
      ? sql`true`
      : sql`number not in (${sql.join(
          earlier.map(({ name }) => sql`select number from ${name}`),
          sql` union all `,
        )})`;
  return sql`(
    with everybody as materialized (${customersWith(hasAll(terms))} limit ${limit + 1}),
    ${sql.join(steps.map(({ name, condition }, index) => sql`${name} as materialized (${customersWith(sql`${condition} and ${notIn(steps.slice(0, index))}`)} limit ${limit})`))}
    select * from everybody where (select count(*) from everybody) <= ${limit}
    union all
    select * from (
      ${sql.join(
        steps.map(({ name }) => sql`select * from ${name}`),
        sql` union all `,
      )} union all select * from everybody where ${notIn(steps)} limit ${limit}
    ) as best where (select count(*) from everybody) > ${limit})`;
};

const stepsOf = (terms: readonly Expansions[], others: Expansions): readonly Condition[] => {
  const exact = terms.map((expansions) => expansions.filter(({ nearness }) => nearness === 'exact'));
  const whole = terms.map((expansions) => expansions.filter(({ nearness }) => nearness === 'exact' || nearness === 'folded'));
  const named = (words: readonly Expansions[], isNamed: (kind: string) => boolean): Condition =>
    sql`${hasAll(words)} and ${hasAny(words.flat().filter(({ kind }) => isNamed(kind)))}`;
  return [
    sql`${named(exact, isSurname)} and not ${hasAny(others)}`,
    ...[named(exact, isSurname), named(exact, isName), named(whole, isName)],
    ...[hasAll(exact), named(terms, isSurname)],
  ];
};

const hasAny = (expansions: Expansions): Condition => sql`(words && ${[...new Set(expansions.map(({ word }) => word))]}::integer[])`;

/** GIN meets the lists of all terms entry by entry, skipping in the long ones. */
const hasAll = (terms: readonly Expansions[]): Condition => sql.join(terms.map(hasAny), sql` and `);

const customersWith = (condition: Condition): RawBuilder<unknown> =>
  sql`select number, id, source, active_contracts, words from search_customer where ${condition}`;
