import { draw } from './hash.ts';
import { withBdewCheckDigit } from './identifiers.ts';
import { SCRAMBLE_SIZE, scramble, unscramble } from './scramble.ts';
import type { ContractTruth, RegisterTruth } from './truth.ts';

type Energy = ContractTruth['energy'];

/** First digits of market locations: 4 to 9 are electricity's, 1 to 3 gas's (erp.md 7). */
const FIRST_DIGIT = { electricity: 4, gas: 1 } as const;
const SPREAD = { electricity: 6, gas: 3 } as const;

export const marketLocationOf = (contract: number, energy: Energy): string => {
  const first = FIRST_DIGIT[energy] + (contract % SPREAD[energy]);
  return withBdewCheckDigit(`${first}${String(scramble(contract)).padStart(9, '0')}`);
};

/** Index of the contract that would have this market location, or null; whether it has, the record says. */
export const marketLocationOwner = (marketLocationId: string): number | null => {
  const middle = Number(/^[1-9](\d{9})\d$/.exec(marketLocationId)?.[1] ?? Number.NaN);
  return middle < SCRAMBLE_SIZE ? unscramble(middle) : null;
};

export const meterLocationOf = (contract: number, postcode: string): string =>
  `DE99900${1 + draw(contract, 71, 9)}${postcode}${String(contract + 1).padStart(20, '0')}`;

const COMMODITY = { electricity: '1', gas: '7' } as const;

/** Serial numbers go on in the hexadecimal block where eight digits are full. */
const serialOf = (contract: number) => String(scramble(contract)).padStart(9, '0');

/** One in twenty has a number of the old style, digits only and leading zeros (erp.md 7). */
const isOld = (contract: number) => draw(contract, 72, 20) === 0;

export const meterNumberOf = (contract: number, energy: Energy): string => {
  const serial = serialOf(contract);
  return isOld(contract) ? `00${serial}` : `${COMMODITY[energy]}QQX0${serial}`;
};

/** Index of the contract that would have this meter, or null; whether it has, the record says. */
export const meterOwner = (meterNumber: string): number | null => {
  const serial = Number(/^(?:00|[17]QQX0)(\d{9})$/.exec(meterNumber)?.[1] ?? Number.NaN);
  return serial < SCRAMBLE_SIZE ? unscramble(serial) : null;
};

const register = (id: number, obis: string, tariff: RegisterTruth['tariff'], factor: number): RegisterTruth => ({
  id,
  obis,
  tariff,
  integerDigits: 6,
  decimalDigits: tariff === 'ET' ? 1 : 2,
  factor,
});

const TWO_TARIFFS = [register(1, '1-0:1.8.1', 'HT', 1), register(2, '1-0:1.8.2', 'NT', 1)];
const ONE_TARIFF = [register(1, '1-0:1.8.0', 'ET', 1)];
const GAS = [register(1, '7-20:3.0.0', 'ET', 1)];

export const registersOf = (contract: number, energy: Energy): readonly RegisterTruth[] => {
  if (energy === 'gas') return GAS;
  return draw(contract, 73, 5) === 0 ? TWO_TARIFFS : ONE_TARIFF;
};
