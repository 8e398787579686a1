import { z } from 'zod';

/** A whole number in a query. */
export const wholeNumber = (low: number, high: number) => {
  const problem = `must be a whole number from ${low} to ${high}`;
  return z.coerce.number(problem).int(problem).min(low, problem).max(high, problem);
};
