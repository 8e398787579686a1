import { BadInput } from '../../src/domain/bad-input.ts';
import type { Range } from '../../src/store/lists/filters.ts';
import { toText } from './check-texts.ts';
import type { AmountRangeInput, DateRangeInput } from './list.input.ts';

const MAX_VALUES = 500;
const DECIMAL = /^-?\d{1,15}(\.\d{1,15})?$/;

/** Every list of a filter at once. */
export const checkLists = (filter: object): void => {
  for (const [name, value] of Object.entries(filter)) {
    if (!Array.isArray(value)) continue;
    if (value.length > MAX_VALUES) throw new BadInput(`filter.${name}`, `takes at most ${MAX_VALUES} values; ask in several queries`);
    for (const text of value) if (typeof text === 'string') toText(`filter.${name}`, text);
  }
};

const toDay = (date: Date | null | undefined): string | null => date?.toISOString().slice(0, 10) ?? null;

export const toDays = (range: DateRangeInput | null | undefined): Range | null => (range == null ? null : { from: toDay(range.from), to: toDay(range.to) });

export const toAmounts = (name: string, range: AmountRangeInput | null | undefined): Range | null => {
  for (const amount of [range?.from, range?.to]) {
    if (amount != null && !DECIMAL.test(amount)) throw new BadInput(`filter.${name}`, 'takes decimals with a point, `80.50`');
  }
  return range ?? null;
};
