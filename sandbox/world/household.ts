import { draw } from './hash.ts';

/** Why neighbours resemble each other. Customers come in pairs of an even and the next odd index; most pairs have nothing to do with each other. */
export type Household = 'couple' | 'namesakes' | 'company' | 'single';

/** In thousandths: couples share an e-mail address (4 %), namesakes live in one street (1 %), companies are about 8 %. */
const COUPLES = 40;
const NAMESAKES = 10;
const COMPANIES = 84;

export const householdOf = (customer: number): Household => {
  const pair = draw(customer >>> 1, 21, 1000);
  if (pair < COUPLES) return 'couple';
  if (pair < COUPLES + NAMESAKES) return 'namesakes';
  return draw(customer, 22, 1000) < COMPANIES ? 'company' : 'single';
};

/** Whose last name and street it is: the first of a pair that shares them. */
export const headOf = (customer: number): number => {
  const household = householdOf(customer);
  return household === 'couple' || household === 'namesakes' ? customer & ~1 : customer;
};
