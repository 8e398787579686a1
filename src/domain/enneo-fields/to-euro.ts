import type { Price } from '../contract.ts';

const FACTORS: Readonly<Record<Price['unit'], { readonly unit: 'EUR/year' | 'EUR/kWh'; readonly factor: number }>> = {
  'EUR/year': { unit: 'EUR/year', factor: 1 },
  'EUR/month': { unit: 'EUR/year', factor: 12 },
  'EUR/kWh': { unit: 'EUR/kWh', factor: 1 },
  'ct/kWh': { unit: 'EUR/kWh', factor: 0.01 },
};

/** Enough for any price, and away with what binary fractions add. */
const round = (number: number): number => Number(number.toFixed(6));

/** The price in EUR a year or EUR per kWh, whichever it is; null when it is of the other kind or absent. */
export const toEuro = (price: Price | null | undefined, unit: 'EUR/year' | 'EUR/kWh'): number | null => {
  if (price === null || price === undefined) return null;
  const conversion = FACTORS[price.unit];
  const converted = round(Number(price.amount) * conversion.factor);
  return conversion.unit === unit && Number.isFinite(converted) ? converted : null;
};
