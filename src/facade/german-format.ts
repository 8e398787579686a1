/** Decimals as the ERP wrote them become German ones: `1234.5` is `1.234,50`. Intl reads decimal text exactly. */
const money = new Intl.NumberFormat('de-DE', { minimumFractionDigits: 2, maximumFractionDigits: 4 });
const amount = new Intl.NumberFormat('de-DE', { maximumFractionDigits: 2 });

const toNumber = (decimal: string | number): number => {
  const number = Number(decimal);
  if (!Number.isFinite(number)) throw new RangeError('not a decimal');
  return number;
};

/** `31,90`; at least two places, and up to four of a price of electricity. */
export const toGermanMoney = (decimal: string | number): string => money.format(toNumber(decimal));

/** `2.800` */
export const toGermanNumber = (decimal: string | number): string => amount.format(toNumber(decimal));

const SIGNS: Readonly<Record<string, string>> = { EUR: '€' };
export const toCurrencySign = (currency: string): string => SIGNS[currency] ?? currency;

/** `2025-05-12` is `12.05.2025`. */
export const toGermanDate = (date: string): string => date.split('-').reverse().join('.');
