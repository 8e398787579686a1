import { z } from 'zod';

/** Yes or no in a query. */
export const flag = z
  .enum(['true', 'false', '1', '0'], 'must be true or false')
  .default('false')
  .transform((text) => text === 'true' || text === '1');
