/**
 * How two values of one field compare.
 * `compatible`: one says less than the other (initial, part of a double name, missing suffix); agrees, and proves less.
 * `near`: probably a slip, or something closely related (swapped day and month, other legal form); never agrees.
 */
export type Verdict = 'equal' | 'compatible' | 'near' | 'different';

const ORDER: readonly Verdict[] = ['equal', 'compatible', 'near', 'different'];

/** The best of several comparisons; `different` when there is none. */
export const bestVerdict = (verdicts: readonly Verdict[]): Verdict => ORDER.find((verdict) => verdicts.includes(verdict)) ?? 'different';

export const agrees = (verdict: Verdict): boolean => verdict === 'equal' || verdict === 'compatible';
