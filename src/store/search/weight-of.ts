/** How near a word of the vocabulary is to a term. folded: the term's umlauts without their dots. other: the term is how this word is written without dots. */
export type Nearness = 'exact' | 'folded' | 'prefix' | 'typo' | 'other';

const OF_NEARNESS: Readonly<Record<Nearness, number>> = { exact: 12, folded: 9, prefix: 5, typo: 2, other: -3 };
/** People are asked for by their names: a Klein comes before whoever lives in Klein Versuchow, a Kuhn and a Kühn before Kuhn as a street. */
const OF_KIND: ReadonlyMap<string, number> = new Map([
  ['lastName', 4],
  ['company', 4],
  ['firstName', 2],
]);

/** What a word that a customer has adds to its rank. A word of `other` takes away instead. */
export const weightOf = ({ nearness, kind }: { readonly nearness: Nearness; readonly kind: string }): number =>
  OF_NEARNESS[nearness] + (nearness === 'other' ? 0 : (OF_KIND.get(kind) ?? 0));

export const isSurname = (kind: string): boolean => kind === 'lastName' || kind === 'company';
export const isName = (kind: string): boolean => OF_KIND.has(kind);
